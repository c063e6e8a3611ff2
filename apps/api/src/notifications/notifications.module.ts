import { Module } from '@nestjs/common';
import { MailController } from './mail/mail.controller';
import { MailMetrics } from './mail/mail-metrics';
import { MailService } from './mail/mail.service';
import { NotificationsController } from './notifications.controller';
import { NotificationsService } from './notifications.service';
import { PreferencesService } from './preferences.service';

@Module({
  controllers: [NotificationsController, MailController],
  providers: [NotificationsService, PreferencesService, MailService, MailMetrics],
  exports: [NotificationsService],
})
export class NotificationsModule {}
