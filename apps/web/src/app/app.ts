import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { NoticeStack } from './ui/notice-stack';

@Component({
  selector: 'circolo-root',
  imports: [RouterOutlet, NoticeStack],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<router-outlet /><circolo-notices />`,
})
export class App {}
