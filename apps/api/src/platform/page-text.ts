/**
 * A page of a list as the very text that is sent: PostgreSQL writes the JSON, and nobody reads and writes it again on the way. For lists
 * that many pages ask for, whose columns are text and whole numbers.
 * @param rows the query of the list, in its order, of one row more than the page has
 * @param shown the columns of an item
 * @param keys the columns that the list is sorted by, as its cursor has them
 * @param more the parameter that says how many rows are asked for, such as `$7`
 * @returns a query of one row, `text`
 */
export function pageText(rows: string, shown: readonly string[], keys: readonly string[], more: string): string {
  return `
with page as (select row_number() over () as place, asked.* from (${rows}) asked)
select json_build_object(
  'items', coalesce(json_agg(item order by place) filter (where place < ${more}), '[]'),
  'next', max(${base64url(`json_build_array(${keys.map((key) => `page.${key}`).join(', ')})::text`)}) filter (where place = ${more} - 1 and total = ${more})
)::text as text
from page cross join lateral (select ${shown.join(', ')}) item cross join (select count(*) as total from page) counted`;
}

const base64url = (text: string): string => `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
