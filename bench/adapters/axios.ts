import axios from "axios";
import axiosRetry from "axios-retry";
import type { Connect } from "../entry.ts";
import { dataOf, headers } from "../envelope.ts";

export const connect: Connect = (baseURL, timeout = 0) => {
  const client = axios.create({ baseURL, headers, timeout });
  axiosRetry(client);
  return async (domain, signal) => dataOf((await client.get(`/v1/domain/${domain}`, signal && { signal })).data);
};
