import { parentPort } from 'node:worker_threads';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const nlp = winkNLP(model);

parentPort.on('message', (texts) => {
  parentPort.postMessage(texts.map((text) => Number(nlp.readDoc(text).out(nlp.its.sentiment))));
});
parentPort.postMessage('ready');
