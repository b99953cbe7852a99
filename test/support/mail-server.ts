import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
interface ReceivedMail {
  readonly recipients: readonly string[];
  readonly raw: string;
  readonly parsed: Email;
}

/** What the server does with a mail once all of it has arrived; `answer` with an error refuses it. */
type OnMail = (mail: ReceivedMail, answer: (error?: Error) => void) => void;

/** A mail server of a test's own, on a free port of this machine. */
export interface MailServer {
  readonly url: string;
  /** Every mail that arrived whole, whatever was answered. */
  readonly received: readonly ReceivedMail[];
  /** What happens to mails from now on; at first each is taken. */
  onMail: OnMail;
  /** What is answered to a recipient; nothing takes them. */
  onRecipient: (address: string) => Error | null;
  /** Cuts every connection. */
  readonly cutOff: () => void;
  readonly stop: () => Promise<void>;
}

/** An answer of a mail server, such as 550 for a mailbox that is not there. */
export function refusal(responseCode: number, message = 'No'): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, callback) => callback(mailServer.onRecipient(address)),
    onData: (stream, { envelope }, callback) => {
      void receive(stream).then(async (raw) => {
        const parsed = await PostalMime.parse(raw);
        const mail = { recipients: envelope.rcptTo.map(({ address }) => address), raw, parsed };
        received.push(mail);
        mailServer.onMail(mail, (error) => callback(error ?? null));
      });
    },
  });
  server.on('error', () => undefined); // of connections that a test has cut
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const cutOff = () => server.connections.forEach((connection) => connection._socket.destroy());
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    onMail: (_mail, answer) => answer(),
    onRecipient: () => null,
    cutOff,
    stop: async () => {
      cutOff();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return mailServer;
}

async function receive(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
