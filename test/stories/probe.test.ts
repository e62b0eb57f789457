import { test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openDemoOffice } from '../support/demo-office.ts';
test('probe', async () => {
  const office = await openDemoOffice();
  const lines = readFileSync('/tmp/story-probe.txt', 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '' && !l.startsWith('#'));
  const out: string[] = [];
  const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
  const seen = new Map<string, number>();
  const news = async (who: string) => {
    const all = await office.inboxOf(who);
    const from = seen.get(who) ?? 0;
    seen.set(who, all.length);
    return all.slice(from);
  };
  const show = (m: any) =>
    `   [${m.kind} ${m.at.slice(5, 16)}] ${m.text.replaceAll('\n', '\n      ')}${m.choices.length ? `\n      {${m.choices.map((c: any) => `${c.label}=${c.value}`).join(' | ')}}` : ''}${m.files.length ? ` <${m.files.map((f: any) => f.name)}>` : ''}`;
  for (const line of lines) {
    const [who, ...rest] = line.split(': ');
    const text = rest.join(': ');
    try {
      if (who === 'clock') {
        await office.moveTo(text);
        out.push(`== ${text}`);
        continue;
      }
      if (who === 'down') {
        await office.moveTo(text, { down: true });
        out.push(`== down ${text}`);
        continue;
      }
      if (who === 'reset') {
        await office.reset();
        seen.clear();
        out.push(`== RESET`);
        continue;
      }
      if (who === 'new') {
        out.push(`-- new of ${text}`);
        for (const m of await news(text)) out.push(show(m));
        continue;
      }
      if (who === 'task') {
        const t = await office.task(Number(text));
        out.push('   ' + JSON.stringify(t));
        continue;
      }
      if (who === 'tasks') {
        for (const t of await office.tasks())
          if (!t.dueOn || t.dueOn <= text)
            out.push(`${t.number}\t${t.holder?.id}\t${t.kind}\t${t.dueOn}\t${t.points}\t${t.status}\t${t.title}`);
        continue;
      }
      let replies;
      if (who!.startsWith('file ')) {
        const [name, ...cap] = text.split(' | ');
        replies = await office.sendFile(who!.slice(5), name!, PDF, cap[0]);
      } else if (who!.startsWith('tap ')) replies = await office.tap(who!.slice(4), text);
      else replies = await office.say(who!, text);
      out.push(`> ${line}`);
      for (const m of replies) out.push(show(m));
    } catch (e) {
      out.push(`!! ${line} ${e}`);
    }
  }
  await office.close();
  const { writeFileSync } = await import('node:fs');
  writeFileSync('/tmp/story-out.txt', out.join('\n'));
}, 120000);
