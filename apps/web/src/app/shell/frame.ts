import { ChangeDetectionStrategy, Component, ElementRef, Injector, afterNextRender, computed, inject, viewChild } from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map, pairwise } from 'rxjs';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Counted } from '../language/counted';
import { LanguageSwitch } from '../language/language-switch';
import { Session } from '../session/session';
import { TodayApi } from '../today/today-api';
import { Ring } from '../ui/ring';
import { Bell } from './bell';
import { TABS } from './destinations';
import { NavList } from './nav-list';
import { PeriodPicker } from './period-picker';
import { ScopePicker } from './scope-picker';
import { ThemeSwitch } from './theme-switch';

/** What stands around every page: the stages on the left, period and scope above, four tabs on a phone. */
@Component({
  selector: 'circolo-frame',
  imports: [
    RouterOutlet,
    RouterLink,
    RouterLinkActive,
    TranslocoPipe,
    Counted,
    Bell,
    Ring,
    NavList,
    PeriodPicker,
    ScopePicker,
    LanguageSwitch,
    ThemeSwitch,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
})
export class Frame {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly today = inject(TodayApi);
  protected readonly person = this.session.person;
  protected readonly firstRole = computed(() => this.session.roles()[0] ?? null);
  protected readonly tabs = computed(() => TABS.filter((tab) => !tab.permission || this.session.may(tab.permission)));

  constructor() {
    const injector = inject(Injector);
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map((event) => event.urlAfterRedirects.split('?')[0]),
        pairwise(),
        filter(([before, now]) => before !== now),
        takeUntilDestroyed(),
      )
      .subscribe(() => afterNextRender(() => this.focusPage(), { injector }));
  }

  protected toPage(event: Event): void {
    event.preventDefault();
    this.focusPage();
  }

  /** After a change of page the next Tab starts at the page, and a screen reader reads its title. */
  private focusPage(): void {
    const main = this.main().nativeElement;
    (main.querySelector<HTMLElement>('h1[tabindex]') ?? main).focus({ preventScroll: true });
  }
}
