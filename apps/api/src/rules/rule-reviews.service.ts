import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RuleReview, RuleReviewBody } from '@circolo/contracts';
import { checkRule, type ReviewedRule, reviewRule, type RuleCandidate, type RuleProblem } from '@circolo/domain';
import { standingOf } from './fact-standing';
import { publishedRules } from './rules.reads';

/** Says what is wrong with a rule that is being written, and what can be seen of it beside the rules in force. Keeps nothing. */
@Injectable()
export class RuleReviewsService {
  constructor(private readonly database: DataSource) {}

  async review({ id, ...candidate }: RuleReviewBody): Promise<RuleReview> {
    const errors = checkRule(candidate as RuleCandidate);
    if (errors.some(isInTheWay)) return { errors: [...errors], findings: [] };
    const rule = { ...candidate, id: id ?? '' } as unknown as ReviewedRule;
    const others = await publishedRules(this.database, rule.periodKind);
    const findings = reviewRule(rule, { others, standing: await standingOf(this.database, rule) });
    return { errors: [...errors], findings: [...findings] };
  }
}

/** Whether a rule with this problem cannot be looked at any further: its name, a parameter or a fact that is gone do not hinder it. */
function isInTheWay({ pointer, code }: RuleProblem): boolean {
  if (code === 'rule-unknown-fact') return false;
  return pointer.startsWith('/conditions') || ['/appliesTo', '/periodKind', '/outcome/kind'].includes(pointer);
}
