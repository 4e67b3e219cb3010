import { signal } from '@angular/core';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';

const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** Speech as text: records until told to stop, and lets the server write it down. */
export class Dictation {
  private recorder: MediaRecorder | null = null;
  private asking: Promise<void> | null = null;
  private isLeft = false;

  readonly state = signal<'idle' | 'recording' | 'writing' | 'failed'>('idle');

  constructor(
    private readonly api: () => ChatKitApi,
    /** Tells, when somebody begins to speak, who hears what is said. */
    private readonly listen: () => (text: string) => void,
  ) {}

  async toggle(): Promise<void> {
    if (this.state() === 'recording') this.recorder?.stop();
    else if (this.state() !== 'writing') await (this.asking ??= this.ask());
  }

  /** Lets the microphone go; nobody is left to read what was said. */
  leave(): void {
    this.isLeft = true;
    if (this.state() === 'recording') this.recorder?.stop();
  }

  /** Asks for the microphone, once at a time. */
  private async ask(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (this.isLeft) release(stream);
      else this.hold(stream);
    } catch {
      this.state.set('failed');
    } finally {
      this.asking = null;
    }
  }

  /** Records, or lets the microphone go that cannot be recorded from. */
  private hold(stream: MediaStream): void {
    try {
      this.record(stream);
    } catch (error) {
      release(stream);
      throw error;
    }
  }

  private record(stream: MediaStream): void {
    const heard = this.listen();
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? '';
    const recorder = new MediaRecorder(stream, { mimeType });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      release(stream);
      if (!this.isLeft) void this.write(new Blob(pieces, { type: recorder.mimeType }), heard);
    };
    this.recorder = recorder;
    recorder.start();
    this.state.set('recording');
  }

  private async write(audio: Blob, heard: (text: string) => void): Promise<void> {
    this.state.set('writing');
    try {
      const params = { audio_base64: await base64(audio), mime_type: audio.type };
      heard((await this.api().ask<{ text: string }>('input.transcribe', params)).text);
      this.state.set('idle');
    } catch {
      this.state.set('failed');
    }
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
