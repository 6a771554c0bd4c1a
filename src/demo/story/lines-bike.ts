/** The bike itself: battery, build, comfort. */
import type { Topic } from './lines.ts';

export const battery: Topic = {
  negative: {
    titles: ['Battery loses range', 'Half the range', 'Will not charge', 'Stranded'],
    first: [
      'The battery of my {bike} lost about {percent} percent of its range in one summer.',
      'The {bike} battery went from two bars to nothing on the hill out of {city}, awful.',
      'My {bike} does not hold a charge any more after {km} km.',
      'The charger of the {bike} gets so hot that I am afraid to leave it alone.',
      'Range of the {bike} is a bad joke: {few} trips and the battery is empty.',
      'The battery display of the {bike} is wrong, it said {percent} percent and then it died.',
      'The {bike} battery wont charge below ten degrees, useless in winter.',
    ],
    after: [
      'Same commute, same weather, half the distance.',
      'I pushed 25 kilos home in the rain.',
      'A new battery costs more than my last bike, which is painful.',
      'Support asked me to reset it, which changed nothing.',
      'Two friends with the same {model} have the same problem.',
      'I carry the charger everywhere now, annoying.',
      'I cannot trust it with the children on board.',
    ],
  },
  positive: {
    titles: ['Range is real', 'Battery keeps going', 'Charged once a week'],
    first: [
      'The battery of the {bike} is amazing, {km} km and still as good as new.',
      'I charge my {bike} once a week, the range is excellent.',
      'The {bike} battery comes out with one hand, so easy to charge upstairs.',
      'Cold morning, headwind, two kids, and the {bike} battery still had {percent} percent left. Impressive.',
      'The range that {brand} promises for the {model} is honest, I am impressed.',
    ],
    after: [
      'It charges fast and never gets warm.',
      'No range anxiety at all, lovely.',
      'It climbed every hill around {city} without complaint.',
      'The display is honest about what is left, nice.',
      'I stopped carrying the charger.',
    ],
  },
};

export const quality: Topic = {
  negative: {
    titles: ['Rust after one winter', 'Poor quality', 'Creaks and rattles', 'Broke after a month'],
    first: [
      'The chain guard of my {bike} broke after {weeks} weeks.',
      'Rust on the rack of the {bike} after one winter, poor quality.',
      'The kickstand of the {bike} is flimsy and failed with a child on the seat, dangerous.',
      'My {bike} creaks so loudly that people turn around, terrible.',
      'The rear wheel of the {bike} lost {few} spokes in the first month.',
      'The paint of the {bike} is scratched by its own cable, badly made.',
      'The front light of the {bike} is faulty for the second time.',
      'The brakes of my {bike} squeal and grab, it feels unsafe.',
    ],
    after: [
      'The material feels cheap for this price.',
      'I tightened everything twice, no change.',
      'At {km} km that should not happen.',
      'The shop in {city} called it normal wear, which is nonsense.',
      'A defect like this should never leave the factory.',
      'My old bike lasted fifteen years without any trouble.',
    ],
  },
  positive: {
    titles: ['Built to last', 'Solid', 'Beautifully made', 'Nothing rattles'],
    first: [
      'The build of the {bike} is superb, every weld is clean.',
      '{km} km on my {bike} and nothing rattles, great quality.',
      'The {bike} feels sturdy and safe even with two children on the back.',
      'You can see the craftsmanship in the {bike}, beautiful details everywhere.',
      'My {bike} stood outside all winter without a spot of rust, excellent material.',
      'The frame of the {bike} is rock solid, and it looks gorgeous.',
      'The brakes of the {bike} are fantastic, strong and quiet.',
    ],
    after: [
      'Everything can be taken apart with normal tools, wonderful.',
      'Strangers in {city} ask me about it at every light.',
      'The lights alone are worth it, bright and well made.',
      'It feels like it will outlive me.',
      'You get what you pay for, in the best sense.',
      'I checked every bolt after a month and all was perfect.',
    ],
  },
};

export const comfort: Topic = {
  negative: {
    titles: ['Uncomfortable', 'Too big for me', 'Hard saddle'],
    first: [
      'The saddle of the {bike} is so uncomfortable that I stand most of the way.',
      'The {bike} is too big for anyone under 1.65, whatever the size chart says, and that is annoying.',
      'My wrists hurt after every ride on the {bike}, the fit is wrong.',
      'The front box of the {bike} is too small for two children with winter coats, disappointing.',
      'The {bike} is a bad fit for me, too long and far too heavy in the lift.',
    ],
    after: [
      'A different stem is not available, of course.',
      'The test ride was too short to notice, sadly.',
      'I regret not trying others first.',
      'My back complains every evening.',
      'The adjustment they suggested made it worse.',
    ],
  },
  positive: {
    titles: ['So comfortable', 'Fits like a glove', 'Smooth ride', 'The best part of my day'],
    first: [
      'The {bike} is the most comfortable bike I have ever had.',
      'The {bike} fits me perfectly, and I am hard to fit.',
      'Riding the {bike} through {city} is pure pleasure, so smooth and quiet.',
      'The {bike} is a delight: comfortable seat, great view over the traffic.',
      'My {bike} makes the school run the best part of the day, the kids love it.',
      'The {bike} is the first e-bike that simply feels like a bike, lovely.',
      'First week with the {bike} and my commute is fun again.',
    ],
    after: [
      'The motor helps without pushing, brilliant.',
      'Even cobbles are fine with these tyres, amazing.',
      'I take the long way home on purpose.',
      'My mother of 71 rides it too and loves it.',
      'Two children, one dog, one happy parent.',
      'I sold my monthly ticket and do not miss it.',
      'At {km} km I still look forward to every ride.',
    ],
  },
};
