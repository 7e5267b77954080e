/** What the pages need of the playground beside its REST API, through which they read and write everything else. */
export type PagesHost = {
  /** `http://127.0.0.1:PORT`, for clone addresses. */
  readonly url: () => string;
  readonly now: () => Date;
  /** Answers a request to `/api/v3/...` as the network would. */
  readonly request: (path: string, init?: RequestInit) => Response | Promise<Response>;
  readonly users: () => readonly { readonly login: string; readonly token: string }[];
  /** Full names, the newest first. */
  readonly repositories: () => readonly string[];
  readonly apps: () => readonly HostedApp[];
  /** The accounts on which `login` may install an App: their own and the organizations that they administer. */
  readonly accountsOf: (login: string) => readonly string[];
  /** A delivery's signed webhook once more, under the same GUID; resolves when it was answered or timed out. */
  readonly redeliver: (slug: string, deliveryId: number) => Promise<void>;
};

export type HostedApp = {
  readonly slug: string;
  readonly name: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly webhookUrl: string;
  readonly installations: readonly HostedInstallation[];
  /** The newest first. */
  readonly deliveries: readonly HostedDelivery[];
};

export type HostedInstallation = {
  readonly id: number;
  readonly account: string;
  readonly suspended: boolean;
  /** Full names; 'all' for every repository of the account. */
  readonly repositories: readonly string[] | 'all';
};

export type HostedDelivery = {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: Date;
  readonly redelivery: boolean;
  /** The listener's HTTP status; 0 when it could not be reached or took too long. */
  readonly statusCode: number;
  readonly status: string;
  /** Seconds. */
  readonly duration: number;
};
