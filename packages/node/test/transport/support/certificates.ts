import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { generate } from "selfsigned";

type Options = NonNullable<Parameters<typeof generate>[1]>;

const make = async (name: string, options: Options) => {
  const { cert, private: key } = await generate([{ name: "commonName", value: name }], {
    ...({ keyType: "ec", algorithm: "sha256" } as const),
    ...options,
  });
  return { cert, key };
};

const makeOnce = async () => {
  const authority = await make("techlookup tests", {
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  const server = (ca: Options["ca"]) =>
    make("localhost", {
      ...(ca && { ca }),
      extensions: [
        { name: "subjectAltName", altNames: ["localhost", "api.example"].map((value) => ({ type: 2, value })) },
      ],
    });
  return { authority, trusted: await server(authority), selfSigned: await server(undefined) };
};

let made: ReturnType<typeof makeOnce> | undefined;

const certificates = (): ReturnType<typeof makeOnce> => (made ??= makeOnce());

/** A certificate of `localhost` and `api.example` that this process trusts from now on. */
export const localhost = async () => {
  const { authority, trusted } = await certificates();
  setDefaultCACertificates([...getCACertificates("default"), authority.cert]);
  return trusted;
};

/** One that it does not. */
export const untrusted = async () => (await certificates()).selfSigned;
