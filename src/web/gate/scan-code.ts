import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

// From our own origin: a gate has no internet.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmAddress : prefix + path) },
});

/** The bytes of the code in a picture, or undefined where there is none. */
export async function scanCode(picture: ImageData): Promise<Uint8Array | undefined> {
  const found = await readBarcodes(picture, { formats: ['QRCode', 'Aztec'], maxNumberOfSymbols: 1 });
  return found.find((one) => one.isValid)?.bytes;
}
