import { type FaceEncoder, openMobileEncoder } from '../../engines/faces/encoder.ts';
import { openBrowserRunner } from './browser-runner.ts';

export interface OpenEncoder {
  readonly encoder: FaceEncoder;
  close(): void;
}

/** The encoder of the kit, warm, in a thread of this page. Throws `KitAbsent`, or what the network says. */
export async function openEncoder(): Promise<OpenEncoder> {
  const runner = await openBrowserRunner();
  try {
    await runner.warm();
  } catch (error) {
    runner.close();
    throw error;
  }
  return { encoder: openMobileEncoder(runner), close: () => runner.close() };
}
