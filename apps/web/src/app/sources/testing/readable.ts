/** A file with this content; jsdom's own cannot be read as bytes. */
export function readable(content: string | Uint8Array, name = 'contatti.csv'): File {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = new File([bytes as BlobPart], name, { type: 'text/csv' });
  file.slice = (from = 0, until = bytes.length) => {
    const part = new Blob([bytes.slice(from, until) as BlobPart]);
    part.arrayBuffer = async () => bytes.slice(from, until).buffer as ArrayBuffer;
    return part;
  };
  return file;
}
