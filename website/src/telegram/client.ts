type WebApp = Window['Telegram']['WebApp'];
type Button = WebApp['MainButton'];

/** What we use of Telegram's own script, and so what our bridge has to know as well. */
export type MainButton = Pick<
  Button,
  'show' | 'hide' | 'setText' | 'showProgress' | 'hideProgress' | 'onClick' | 'offClick'
>;

export interface Client extends Pick<
  WebApp,
  | 'initData'
  | 'version'
  | 'themeParams'
  | 'isVersionAtLeast'
  | 'ready'
  | 'expand'
  | 'close'
  | 'openLink'
  | 'openTelegramLink'
  | 'enableClosingConfirmation'
  | 'disableClosingConfirmation'
> {
  initDataUnsafe: { user?: { id: number; language_code?: string } };
  MainButton: MainButton;
  HapticFeedback?: Pick<
    WebApp['HapticFeedback'],
    'impactOccurred' | 'notificationOccurred' | 'selectionChanged'
  >;
  showAlert(message: string, done?: () => void): void;
  setHeaderColor?(color: 'secondary_bg_color'): void;
  setBackgroundColor?(color: 'secondary_bg_color'): void;
  setBottomBarColor?(color: 'secondary_bg_color'): void;
  disableVerticalSwipes?(): void;
  onEvent(event: 'themeChanged', heard: () => void): void;
}
