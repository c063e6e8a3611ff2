import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RuleReview, RuleReviewBody, RuleTemplateList } from '@circolo/contracts';
import { RULE_TEMPLATES } from '@circolo/domain';
import { Allow } from '../people/permission.guard';
import { Answers } from '../platform/route';
import { RuleReviewsService } from './rule-reviews.service';

const TEMPLATES = { items: RULE_TEMPLATES.map(({ content, ...template }) => ({ ...template, rule: content })), next: null };

@ApiTags('rules')
@Controller()
export class RuleReviewsController {
  constructor(private readonly reviews: RuleReviewsService) {}

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
}
