import { h, type ComponentChildren, type JSX } from 'preact';
import { CSRF_FIELD } from '../../platform/http/sessions/csrf.js';
import type { Refusal } from '../page.js';
import { words } from './words.js';

interface FormProps {
  readonly csrfToken: string;
  readonly refusal: Refusal | null;
  /** What the button says. */
  readonly submit: string;
  readonly children?: ComponentChildren;
  /** Where it is sent; the page's own address where it is left out. */
  readonly action?: string;
  /** The id of what the button is about, where a page has several that say the same. */
  readonly about?: string;
  /** Whether the button is one beside others that matter more. */
  readonly quiet?: boolean;
}

/** A form as every page has it: what is wrong first, then the fields. */
export function Form({ csrfToken, refusal, submit, children, action, about, quiet = false }: FormProps) {
  return (
    <form method="post" action={action} novalidate>
      <Problem refusal={refusal} />
      <input type="hidden" name={CSRF_FIELD} value={csrfToken} />
      {children}
      <button type="submit" class={quiet ? 'quiet' : undefined} aria-describedby={about}>
        {submit}
      </button>
    </form>
  );
}

/** Said at once to whoever listens, as it has come with the page. */
function Problem({ refusal }: { readonly refusal: Refusal | null }) {
  if (refusal === null) return null;
  const { code, message } = refusal.problem;
  if (code === 'csrf_token_invalid' && refusal.withoutCookies) return <CookiesOff />;
  return (
    <div class="problem" role="alert">
      <p>{code === 'csrf_token_invalid' ? words('form-stale') : message}</p>
    </div>
  );
}

/** Every page with a form sets a cookie, which has not come back with it. */
function CookiesOff() {
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words('cookies-off-title')}</strong>
      </p>
      <p>
        {words('cookies-off-text')} <a href="/cookies">{words('cookies-off-more')}</a>
      </p>
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly refusal: Refusal | null;
  readonly hint?: string;
}

interface InputProps extends FieldProps {
  readonly type: 'text' | 'email' | 'password';
  readonly autocomplete: string;
  /** What stands there at first; never of a password. */
  readonly value?: string;
  readonly isOptional?: boolean;
}

export function Input({ name, label, refusal, hint, type, autocomplete, value, isOptional = false }: InputProps) {
  const faults = faultsOf(refusal, name);
  return (
    <Labelled name={name} label={label} hint={hint} faults={faults}>
      {h('input', {
        // One element: Preact's types want to know which kind of input they look at.
        ...{ id: name, name, type, autocomplete, required: !isOptional },
        value: type === 'password' ? undefined : (refusal?.filled[name] ?? value),
        ...describedBy({ name, hint, faults }),
      } as JSX.IntrinsicElements['input'])}
    </Labelled>
  );
}

interface TextAreaProps extends FieldProps {
  readonly value?: string;
  readonly isOptional?: boolean;
  /** As many characters as it takes; a script counts what is left. */
  readonly most?: number;
}

export function TextArea({ name, label, refusal, hint, value, isOptional = false, most }: TextAreaProps) {
  const faults = faultsOf(refusal, name);
  return (
    <Labelled name={name} label={label} hint={hint} faults={faults}>
      <textarea
        id={name}
        name={name}
        rows={6}
        required={!isOptional}
        data-most={most}
        {...describedBy({ name, hint, faults })}
      >
        {/* The parser drops the first line break of a text area. */}
        {`\n${refusal?.filled[name] ?? value ?? ''}`}
      </textarea>
    </Labelled>
  );
}

interface BoxProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly faults?: readonly string[];
}

/** A box to tick; one that is not ticked is not sent. */
export function Box({ id, name, label, checked, faults = [] }: BoxProps) {
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={checked}
        {...describedBy({ name, hint: undefined, faults })}
      />
      <label for={id}>{label}</label>
    </div>
  );
}

/** One thing to agree to, or not. */
export function Checkbox({ name, label, refusal }: Omit<FieldProps, 'hint'>) {
  const faults = faultsOf(refusal, name);
  return (
    <div class="field">
      <Box id={name} name={name} label={label} checked={refusal?.filled[name] !== undefined} faults={faults} />
      {faults.length > 0 && (
        <p class="error" id={`${name}-error`}>
          {faults.join(' ')}
        </p>
      )}
    </div>
  );
}

interface LabelledProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly faults: readonly string[];
  readonly children: ComponentChildren;
}

function Labelled({ name, label, hint, faults, children }: LabelledProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {faults.length > 0 && (
        <p class="error" id={`${name}-error`}>
          {faults.join(' ')}
        </p>
      )}
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly explanation?: string;
}

interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The value that holds so far; none where it is left out. */
  readonly chosen?: string | undefined;
}

/** One of several. */
export function Choices({ name, label, refusal, choices, chosen }: ChoicesProps) {
  const faults = faultsOf(refusal, name);
  return (
    <fieldset {...describedBy({ name, hint: undefined, faults })}>
      <legend>{label}</legend>
      {faults.length > 0 && (
        <p class="error" id={`${name}-error`}>
          {words('form-choose')}
        </p>
      )}
      {choices.map(({ value, label: text, explanation }) => (
        <div class="choice">
          <input
            id={`${name}-${value}`}
            type="radio"
            name={name}
            value={value}
            checked={(refusal?.filled[name] ?? chosen) === value}
            aria-describedby={explanation === undefined ? undefined : `${name}-${value}-more`}
          />
          <div>
            <label for={`${name}-${value}`}>{text}</label>
            {explanation !== undefined && (
              <p class="hint" id={`${name}-${value}-more`}>
                {explanation}
              </p>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

function faultsOf(refusal: Refusal | null, name: string): readonly string[] {
  return (refusal?.problem.errors ?? []).filter(({ path }) => path === name).map(({ message }) => message);
}

function describedBy({ name, hint, faults }: { name: string; hint: string | undefined; faults: readonly string[] }) {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(faults.length === 0 ? [] : [`${name}-error`])];
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': faults.length === 0 ? undefined : ('true' as const),
  };
}
