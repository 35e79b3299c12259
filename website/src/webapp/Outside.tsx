import { WORDS, type Language } from './words';

/** What somebody sees who opened the address in a browser: what this is, and where it works. */
export function Outside({ language, botUrl }: { language: Language; botUrl: string }) {
  const words = WORDS[language].outside;
  return (
    <main className="outside" data-testid="outside">
      <span className="logo large" aria-hidden="true">
        К
      </span>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {botUrl !== '' && (
        <a className="call" href={botUrl}>
          {words.link}
        </a>
      )}
    </main>
  );
}
