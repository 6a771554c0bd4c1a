/** Ordering a bike: delivery, price, availability. */
import type { Topic } from './lines.ts';

export const delivery: Topic = {
  negative: {
    titles: [
      'Still waiting',
      'Three dates, no bike',
      'Where is my order?',
      'Delivered damaged',
      'A courier that never came',
      'Paid in a minute, delivered never',
    ],
    first: [
      'Ordered a {bike} {weeks} weeks ago and it still has not arrived.',
      'My {bike} was promised for {weekday} and nobody turned up, no call, nothing.',
      'Third delivery date missed in a row for my {bike}.',
      'The tracking page for my {bike} has not moved for {days} days.',
      'The courier left my {bike} with a neighbour I have never met, the box torn open.',
      '{brand} took {price} from my account within a minute and still has not shipped the {model}.',
      'Waited at home all {weekday} for the {bike}, and the delivery slot was cancelled at {hour}.',
      'The {bike} arrived damaged: a bent brake lever and a scratched frame.',
      'Delivery of my {bike} is delayed again, this time without any reason.',
      '{days} days late and counting for a {bike} that I need to get to work.',
      'The delivery of our {bike} has been postponed {few} times now.',
    ],
    after: [
      'Every e-mail names a new date and every date is wrong.',
      'I took {few} days off work for nothing.',
      'The old bike is sold, so I am on the bus with two children.',
      'The parcel shows as dispatched, the depot in {city} says it never saw it.',
      'Nobody can tell me where the package is.',
      'The box had clearly been dropped more than once.',
      'I paid extra for express shipping, which makes it worse.',
      'The courier blames the maker, the maker blames the courier.',
      'It was a birthday present and the birthday was last {weekday}.',
      'A simple honest date would have been enough.',
    ],
  },
  positive: {
    titles: ['Earlier than promised', 'Great delivery', 'Ready to ride', 'From box to road in minutes'],
    first: [
      'My {bike} arrived {few} days earlier than promised.',
      'Delivery of the {bike} was excellent, the driver even carried it up to the second floor.',
      'Ordered my {bike} online and was riding it the same week: great delivery.',
      'The {bike} came perfectly packed and was ready to ride in {few} minutes.',
      'Lovely delivery crew in {city}, on time to the minute and very friendly, with my new {bike}.',
      'Quick dispatch, honest tracking updates and a happy {bike} owner at the end.',
      'The {bike} was delivered on a {weekday} morning exactly as agreed, perfect.',
    ],
    after: [
      'They rang half an hour before, which I appreciated.',
      'The packaging was all cardboard and they took it away again.',
      'Tyres pumped, lights charged, brakes set: wonderful.',
      'I have never had such a smooth order.',
      'The courier waited while I checked everything over, very helpful.',
      'The kids were on it before the box was flat.',
      'Everything was explained, nothing was missing, brilliant.',
    ],
  },
};

export const price: Topic = {
  negative: {
    titles: ['Too expensive', 'Price went up again', 'Not worth it', 'Pay for every screw'],
    first: [
      'The {bike} is overpriced for what it is.',
      '{price} for a {bike} without a lock or a pump is a rip off.',
      '{brand} raised the price of the {model} by {percent} percent overnight.',
      'A spare key for the {bike} costs more than my first bike, ridiculous.',
      'Far too expensive: the first service of my {bike} was {fee}.',
      'The price of the {bike} in the shop in {city} was not the price online, and they refused to match it.',
      'The child seat for the {bike} is so expensive that it hurts.',
    ],
    after: [
      'For that money I expect better tyres.',
      'The same parts cost half elsewhere.',
      'The discount code from the newsletter did not work either.',
      'I feel ripped off.',
      'Others build the same motor into bikes that are a lot cheaper.',
      'Bad value for money.',
      'I was told the old price on the phone, sadly not in writing.',
    ],
  },
  positive: {
    titles: ['Worth the money', 'Cheaper than the car', 'Good value'],
    first: [
      'The {bike} is worth the money, I sold the second car for it.',
      'Good value: my {bike} cost less than a year of parking in {city}.',
      'Got the {bike} with the employer scheme, a great price in the end.',
      'Compared {few} e-bikes on price and weight, and the {bike} is the best value for money by far.',
      'Bought a {bike} as a shop demo with a nice discount, and it is like new.',
    ],
    after: [
      '{km} km later it has cost me a set of brake pads and nothing else.',
      'No fuel, no parking, happy children.',
      'The discount for the second battery was a lovely surprise.',
      'They even threw in the front basket for free.',
      'Honest price, no hidden extras, excellent.',
    ],
  },
};

export const availability: Topic = {
  negative: {
    titles: ['Sold out again', 'Waiting list for the waiting list', 'Out of stock'],
    first: [
      'The {bike} is sold out again, in every size and every colour.',
      'Waitlist for the {bike} since {weeks} weeks and no word, frustrating.',
      'The website says in stock, the shop in {city} says the {bike} is out of stock until summer. Annoying.',
      'The {bike} rack is unavailable everywhere, which makes the bike useless for my work.',
      'Pre ordered a {bike}, and now they moved the date by {weeks} weeks. Terrible.',
    ],
    after: [
      'Why advertise something that nobody can buy?',
      'I gave up and looked elsewhere.',
      'Restock dates come and go, it is a bad joke.',
      'No answer to two e-mails about it.',
      'Disappointing for something this expensive.',
    ],
  },
  positive: {
    titles: ['Back in stock', 'Finally got one'],
    first: [
      'The {bike} is back in stock and I finally have mine, so happy.',
      'Good news: the {bike} is available in {city} again, and the test ride was great.',
      'The waiting list for the {bike} moved faster than promised, wonderful.',
      'They had the {bike} in stock in my size, I rode it home the same day and I am delighted.',
    ],
    after: [
      'Worth the wait.',
      'They kept me up to date all the time, thanks.',
      'The colour is even nicer than in the pictures.',
      'Great people, no pressure.',
    ],
  },
};
