import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { sayWeight } from './say-weight.ts';

const nlp = winkNLP(model, ['sbd', 'negation', 'sentiment']);
sayWeight((text) => nlp.readDoc(text).out());
