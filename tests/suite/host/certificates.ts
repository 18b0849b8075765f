import { generate } from "selfsigned";

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** What TLS servers here present, and the authority that runtimes are told to trust. */
export interface Certificates {
  readonly authority: string;
  readonly trusted: Certificate;
  readonly wrongHost: Certificate;
  readonly selfSigned: Certificate;
}

type Options = NonNullable<Parameters<typeof generate>[1]>;

const hourMs = 3_600_000;

const make = (name: string, options: Options): ReturnType<typeof generate> => {
  const [notBeforeDate, notAfterDate] = [new Date(Date.now() - hourMs), new Date(Date.now() + 24 * hourMs)];
  const common = { keyType: "ec", algorithm: "sha256", notBeforeDate, notAfterDate } as const;
  return generate([{ name: "commonName", value: name }], { ...common, ...options });
};

/** Makes all of them anew, good for a day. */
export const makeCertificates = async (): Promise<Certificates> => {
  const { cert, private: key } = await make("techlookup tests", {
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  const forHost = async (host: string, signed: Options): Promise<Certificate> => {
    const made = await make(host, {
      ...signed,
      extensions: [
        { name: "basicConstraints", cA: false, critical: true },
        { name: "keyUsage", digitalSignature: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: [{ type: 2, value: host }] },
      ],
    });
    return { cert: made.cert, key: made.private };
  };
  const byAuthority = { ca: { key, cert } };
  return {
    authority: cert,
    trusted: await forHost("localhost", byAuthority),
    wrongHost: await forHost("other.example", byAuthority),
    selfSigned: await forHost("localhost", {}),
  };
};
