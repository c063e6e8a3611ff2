import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RuleCountBody, RuleLiveCount, RuleReview, RuleReviewBody, RuleTemplateList } from '@circolo/contracts';
import { RULE_TEMPLATES } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers } from '../platform/route';
import { LiveCountsService } from './live-counts.service';
import { RuleReviewsService } from './rule-reviews.service';

const TEMPLATES = { items: RULE_TEMPLATES.map(({ content, ...template }) => ({ ...template, rule: content })), next: null };

@ApiTags('rules')
@Controller()
export class RuleReviewsController {
  constructor(
    private readonly reviews: RuleReviewsService,
    private readonly counts: LiveCountsService,
  ) {}

  @Get('rule-templates')
  @Allow('rules.read')
  @Answers(RuleTemplateList)
  templates() {
    return TEMPLATES;
  }

  @Post('rules/reviews')
  @Allow('rules.write')
  @Answers(RuleReview)
  review(@Body({ schema: RuleReviewBody }) body: RuleReviewBody): Promise<RuleReview> {
    return this.reviews.review(body);
  }

  @Post('rules/live-counts')
  @Allow('rules.write')
  @Answers(RuleLiveCount)
  count(@Body({ schema: RuleCountBody }) body: RuleCountBody, @By() by: Principal): Promise<RuleLiveCount> {
    return this.counts.count(body, by);
  }
}
