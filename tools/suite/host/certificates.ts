import { generate } from "selfsigned";

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** What TLS servers here show, and the authority that some runtimes are told to trust. */
export interface Certificates {
  readonly authority: string;
  readonly trusted: Certificate;
  readonly wrongHost: Certificate;
  readonly selfSigned: Certificate;
}

const hourMs = 3_600_000;

const common = (): { keyType: "ec"; algorithm: string; notBeforeDate: Date; notAfterDate: Date } => ({
  keyType: "ec",
  algorithm: "sha256",
  notBeforeDate: new Date(Date.now() - hourMs),
  notAfterDate: new Date(Date.now() + 24 * hourMs),
});

/** Makes all of them anew, good for a day. */
export const makeCertificates = async (): Promise<Certificates> => {
  const authority = await generate([{ name: "commonName", value: "techlookup tests" }], {
    ...common(),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  const make = async (host: string, isSigned: boolean): Promise<Certificate> => {
    const { cert, private: key } = await generate([{ name: "commonName", value: host }], {
      ...common(),
      ...(isSigned && { ca: { key: authority.private, cert: authority.cert } }),
      extensions: [
        { name: "basicConstraints", cA: false, critical: true },
        { name: "keyUsage", digitalSignature: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: [{ type: 2, value: host }] },
      ],
    });
    return { cert, key };
  };
  return {
    authority: authority.cert,
    trusted: await make("localhost", true),
    wrongHost: await make("other.example", true),
    selfSigned: await make("localhost", false),
  };
};
