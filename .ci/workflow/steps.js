// Prints the commands of a workflow's steps as one script, each step in a shell of its own as a runner has it.
import fs from 'node:fs';
import { parse } from 'yaml';

const [file] = process.argv.slice(2);
const { jobs } = parse(fs.readFileSync(file, 'utf8'));
for (const { steps } of Object.values(jobs)) {
  for (const { run, env = {} } of steps.filter((step) => step.run)) {
    console.log('(');
    for (const [name, value] of Object.entries(env)) {
      console.log(`export ${name}='${value}'`);
    }
    console.log(`${run.trim()}\n)`);
  }
}
