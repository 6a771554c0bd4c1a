import { describe, expect, it } from 'vitest';
import { makeScorer } from '../../src/scoring/score.ts';

const scorer = makeScorer();
const language = (text: string, declared?: string) => scorer.score({ text, language: declared }).language;

describe('the language of a text is named', () => {
  it.each([
    ['The tram was late again and nobody told us why', 'en'],
    ['NOBODY ANSWERS THE PHONE AT FERNHILL', 'en'],
    ['Euro slips in Asia on Portugal bank bailout', 'en'],
    ['Fernhill Q3 net profit up 12 per cent', 'en'],
    ['thx for nothin lol', 'en'],
    ['Totally let down by Deutsche Bahn, nie wieder', 'en'],
    ['I love my new 自転車', 'en'],
    ['@fernhill https://example.org/a still no reply #fail', 'en'],
    ['𝓽𝓱𝓲𝓼 𝓲𝓼 𝓽𝓱𝓮 𝔀𝓸𝓻𝓼𝓽', 'en'],
    ['th\u200be wors\u200bt shop \u202ein town', 'en'],
    ['Das Fahrrad ist nach zwei Wochen schon kaputt gegangen', 'de'],
    ['DAS IST DOCH KEIN SERVICE, ICH BIN SAUER', 'de'],
    ['Das neue Update ist echt nice aber mein Handy stürzt ständig ab', 'de'],
    ['La livraison est arrivée en retard et personne ne répond', 'fr'],
    ['El pedido llegó tarde y nadie contesta al teléfono', 'es'],
    ['O pedido chegou atrasado e ninguém atende o telefone', 'pt'],
    ['Il pacco è arrivato in ritardo e nessuno risponde', 'it'],
    ['De bestelling is nog steeds niet aangekomen', 'nl'],
    ['Zamówienie nadal nie dotarło, a nikt nie odbiera telefonu', 'pl'],
    ['Sipariş hâlâ gelmedi ve kimse telefona bakmıyor', 'tr'],
    ['Заказ так и не пришёл, никто не отвечает', 'ru'],
    ['لم يصل الطلب حتى الآن ولا أحد يرد', 'ar'],
    ['मेरा ऑर्डर अभी तक नहीं आया', 'hi'],
    ['自転車が壊れてしまいました', 'ja'],
    ['新しい Fernhill のアプリはとても使いやすい', 'ja'],
    ['我的订单还没有到', 'zh'],
    ['주문한 자전거가 아직 오지 않았어요', 'ko'],
    ['ការបញ្ជាទិញរបស់ខ្ញុំមិនទាន់មកដល់ទេ', 'km'],
  ])('%s: %s', (text, named) => {
    expect(language(text)).toBe(named);
  });
});

describe('a short text is English', () => {
  it.each([
    'omg yesss',
    'Yaaaay!!',
    'hahahaha',
    'Poor Ms. Gunter',
    'Dammit Fernhill!!!',
    'whyyyy @fernhill #fail',
    'Gotta squeeze those normies tbh',
    '@valdora Marlow Brixton Friday night #gig',
  ])('by an English word where nothing speaks for another: %s', (text) => expect(language(text)).toBe('en'));

  it.each([
    'Toll Fernhill',
    'Tickets ausverkauft omg',
    'Deutsche Bahn Fernverkehr Ticket',
    'Muy bien Fernhill',
    'Merci team Fernhill',
    'Fernhill größter fail',
    'Brixton Valdora Fernhill',
  ])('but not for a word that others share: %s', (text) => expect(language(text)).not.toBe('en'));
});

describe('Hindi in Latin letters is Hindi', () => {
  it.each([
    'mera order abhi tak nahi aaya',
    'yeh app bahut bekar hai yaar',
    'update ke baad kuch bhi kaam nahi kar raha, please fix',
    'KYA BAKWAS SERVICE HAI',
    'delivery wale bhai ne phone hi nahi uthaya',
  ])('%s', (text) => {
    expect(scorer.score({ text })).toMatchObject({ language: 'hi', label: 'unscored' });
    expect(language(text, 'en')).toBe('hi');
  });

  it.each([
    'Hi to all, do call me on the main number',
    'Log in to the bank, he said',
    'Tum yum soup to go, par for the course',
  ])('but not “%s”', (text) => expect(language(text)).toBe('en'));
});

describe('a declared language', () => {
  it.each([
    ['fantastic', 'de-DE', 'de'],
    ['Super!', 'nl', 'nl'],
    ['meh', 'en_US', 'en'],
    ['Pesanan saya belum sampai', 'id', 'id'],
    ['Hun har ikke svart meg ennå', 'nb', 'nb'],
    ['Oda yangu bado haijafika', 'sw', 'sw'],
    ['Fernhill Valdora Brixton', 'eng', 'en'],
  ])('decides where the text says little: %s (%s)', (text, declared, named) => {
    expect(language(text, declared)).toBe(named);
  });

  it.each([
    ['Das Fahrrad ist nach zwei Wochen schon kaputt', 'en', 'de'],
    ['La batería dura muy poco, no la recomiendo', 'en-US', 'es'],
    ['自転車が壊れてしまいました', 'en', 'ja'],
    ['The battery died after two weeks and they will not help', 'de', 'en'],
    ['The battery died after two weeks and they will not help', 'sw', 'en'],
  ])('gives way where the text is clear: %s (%s)', (text, declared, named) => {
    expect(language(text, declared)).toBe(named);
  });

  it.each(['und', 'zxx', 'qme', 'undefined', '', 'English (US)'])(
    'that says nothing is not taken: %s',
    (declared) => {
      expect(language('The battery died after two weeks', declared)).toBe('en');
      expect(language('🚲🚲', declared)).toBeNull();
    },
  );
});

describe('what cannot be told is not guessed', () => {
  it.each([
    '',
    '   ',
    '12345',
    '???',
    '🚲🚲',
    '@fernhill @valdora',
    'https://example.org/the/best/of',
    'Zxqvw',
    'Hrmpf.',
  ])('“%s”', (text) => {
    expect(scorer.score({ text })).toMatchObject({ language: null, label: 'unscored', score: null });
  });

  it('a text in another language is named and left unscored, whatever its stars', () => {
    const { label, language } = scorer.score({ text: 'Das Fahrrad ist kaputt gegangen', rating: 1 });
    expect({ label, language }).toEqual({ label: 'unscored', language: 'de' });
  });
});
