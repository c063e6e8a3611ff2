import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangedNotificationPreferences,
  type List,
  listOf,
  NotificationPreferences,
  NotificationQuery,
  NotificationRow,
  ReadNotifications,
  UnreadNotifications,
} from '@circolo/contracts';
import { Allow } from '../people/permission.guard';
import { By, type Principal } from '../people/principal';
import { Answers, Revision } from '../platform/route';
import { NotificationsService } from './notifications.service';
import { PreferencesService } from './preferences.service';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly preferences: PreferencesService,
  ) {}

  @Get()
  @Allow('notifications.own')
  @Answers(listOf(NotificationRow))
  list(@By() by: Principal, @Query({ schema: NotificationQuery }) query: NotificationQuery): Promise<List<NotificationRow>> {
    return this.notifications.list(by, query);
  }

  @Get('unread')
  @Allow('notifications.own')
  @Answers(UnreadNotifications)
  unread(@By() by: Principal): Promise<UnreadNotifications> {
    return this.notifications.unreadOf(by.personId);
  }

  @Post('reading')
  @Allow('notifications.own')
  @Answers(UnreadNotifications)
  read(@By() by: Principal, @Body({ schema: ReadNotifications }) { ids }: ReadNotifications): Promise<UnreadNotifications> {
    return this.notifications.read(by, ids ?? null);
  }

  @Get('preferences')
  @Allow('notifications.own')
  @Answers(NotificationPreferences)
  preferred(@By() by: Principal): Promise<NotificationPreferences> {
    return this.preferences.of(by);
  }

  @Put('preferences')
  @Allow('notifications.own')
  @Answers(NotificationPreferences)
  prefer(
    @By() by: Principal,
    @Revision() revision: number,
    @Body({ schema: ChangedNotificationPreferences }) changed: ChangedNotificationPreferences,
  ): Promise<NotificationPreferences> {
    return this.preferences.change(by, revision, changed);
  }
}
