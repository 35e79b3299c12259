import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { open, type Host, type Opening } from '../telegram/host';
import { Api } from './api';
import { App } from './App';
import { Outside } from './Outside';
import './style.css';
import { applyTheme } from './theme';
import { languageOf, type Language } from './words';

const SPOKEN = 'kadr:language';

const given = document.querySelector<HTMLMetaElement>('meta[name="kadr-bot"]')?.content ?? '';
/** The server writes it there; served by Vite alone the page knows no bot. */
const botUrl = given.startsWith('https://') ? given : '';
const modelId = decodeURIComponent(window.location.pathname.split('/')[2] ?? '');
const opening = open(window);

applyTheme(opening?.launch.theme ?? {}, document.documentElement);

function chosenLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(SPOKEN);
    return kept === 'ru' || kept === 'en' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Telegram may come late; what was typed before that stays. */
function Inside({ opening }: { opening: Opening }) {
  const [host, setHost] = useState<Host>();
  const [language, setLanguage] = useState<Language>(
    () => chosenLanguage() ?? languageOf(opening.person?.language ?? ''),
  );
  const api = useMemo(() => new Api(opening.launch.initData, opening.person?.id), [opening]);
  useEffect(() => {
    void opening.host.then((it) => {
      const paint = () => applyTheme({ ...opening.launch.theme, ...it.theme() }, document.documentElement);
      it.onTheme(paint);
      paint();
      it.ready();
      setHost(it);
    });
  }, [opening]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <App
      modelId={modelId}
      host={host}
      api={api}
      botUrl={botUrl}
      language={language}
      speak={(next) => {
        setLanguage(next);
        try {
          localStorage.setItem(SPOKEN, next);
        } catch {
          // Spoken until the window closes.
        }
      }}
    />
  );
}

const root = document.getElementById('root');
if (root !== null) {
  const spoken = chosenLanguage() ?? languageOf(navigator.language);
  document.documentElement.lang = spoken;
  createRoot(root).render(
    <StrictMode>
      {opening === undefined ? <Outside language={spoken} botUrl={botUrl} /> : <Inside opening={opening} />}
    </StrictMode>,
  );
}
