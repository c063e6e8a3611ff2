import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MailStatus } from '@circolo/contracts';
import { Allow } from '../../people/permission.guard';
import { Answers } from '../../platform/route';
import { MailService } from './mail.service';

@ApiTags('notifications')
@Controller('mail')
export class MailController {
  constructor(private readonly mail: MailService) {}

  /** Whether mail is sent, what waits, and what did not arrive. */
  @Get()
  @Allow('mail.read')
  @Answers(MailStatus)
  status(): Promise<MailStatus> {
    return this.mail.status();
  }
}
