import { DestroyRef, Directive, DOCUMENT, ElementRef, inject, signal } from '@angular/core';
import { type DraftGroup, isGroup } from './condition-draft';
import { TreeEditor } from './tree-editor';
import { groupAround, placeOf } from './tree-places';

type Side = 'before' | 'after' | 'inside';

const EDGE_PX = 48;
const SCROLL_PX = 12;

/** Drags a row or group of the tree by its handle, with a mouse, a pen or a finger; Escape puts it back. */
@Directive({
  selector: '[circoloTreeDrag]',
  exportAs: 'treeDrag',
  host: {
    '(pointerdown)': 'lift($event)',
    '(pointermove)': 'move($event)',
    '(pointerup)': 'drop()',
    '(pointercancel)': 'forget()',
  },
})
export class TreeDrag {
  private readonly tree = inject(TreeEditor);
  private readonly document = inject(DOCUMENT);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly over = signal<{ readonly key: number; readonly side: Side } | null>(null);
  /** The part that is being dragged. */
  readonly dragged = signal<number | null>(null);
  private readonly escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.forget();
  };

  constructor() {
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  markOn(key: number): Side | null {
    const over = this.over();
    return over?.key === key ? over.side : null;
  }

  protected lift(event: PointerEvent): void {
    const handle = (event.target as Element).closest<HTMLElement>('[data-handle]');
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    this.dragged.set(Number(handle.dataset['handle']));
    this.element.setPointerCapture(event.pointerId);
    this.document.addEventListener('keydown', this.escape);
  }

  protected move({ clientX, clientY }: PointerEvent): void {
    const dragged = this.dragged();
    if (dragged === null) return;
    this.scroll(clientY);
    const line = this.document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-line]');
    const key = Number(line?.dataset['line']);
    if (!line || !this.element.contains(line) || key === dragged) return this.over.set(null);
    const { top, height } = line.getBoundingClientRect();
    const upper = clientY < top + height / 2;
    const place = placeOf(this.tree.root(), key);
    const inside = place !== null && isGroup(place.part) && (place.parent === null || !upper);
    this.over.set({ key, side: inside ? 'inside' : upper ? 'before' : 'after' });
  }

  protected drop(): void {
    const [dragged, over] = [this.dragged(), this.over()];
    this.forget();
    const place = over && placeOf(this.tree.root(), over.key);
    if (dragged === null || !over || !place) return;
    if (over.side === 'inside') return this.tree.place(dragged, over.key, (place.part as DraftGroup).join === 'not' ? 1 : 0);
    this.tree.place(dragged, groupAround(place).key, place.index + (over.side === 'after' ? 1 : 0));
  }

  protected forget(): void {
    this.dragged.set(null);
    this.over.set(null);
    this.document.removeEventListener('keydown', this.escape);
  }

  /** A long tree goes on beyond the window. */
  private scroll(y: number): void {
    const { innerHeight } = this.document.defaultView!;
    if (y < EDGE_PX) this.document.defaultView!.scrollBy(0, -SCROLL_PX);
    else if (y > innerHeight - EDGE_PX) this.document.defaultView!.scrollBy(0, SCROLL_PX);
  }
}
