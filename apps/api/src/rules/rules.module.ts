import { Module } from '@nestjs/common';
import { CasesController } from './cases.controller';
import { CasesService } from './cases.service';
import { LiveCountsService } from './live-counts.service';
import { RuleReviewsController } from './rule-reviews.controller';
import { RuleReviewsService } from './rule-reviews.service';
import { RulesController } from './rules.controller';
import { RulesService } from './rules.service';
import { SimulationController } from './simulation.controller';
import { SimulationJob } from './simulation-job';
import { SimulationService } from './simulation.service';
import { TrialController } from './trial.controller';
import { TrialService } from './trial.service';

@Module({
  controllers: [TrialController, CasesController, SimulationController, RuleReviewsController, RulesController],
  providers: [LiveCountsService, RuleReviewsService, RulesService, TrialService, CasesService, SimulationService, SimulationJob],
  exports: [SimulationJob],
})
export class RulesModule {}
