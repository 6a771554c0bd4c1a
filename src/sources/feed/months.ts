/** Lower case without accents. */
export function folded(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** Month names as feeds write them. */
const NAMES = [
  'january januari januar janvier enero ene gennaio gen janeiro janeiro styczen stycznia ocak январь января янв ιανουαριος ιαν',
  'february februari februar fevrier fev febrero febbraio fevereiro luty lutego lut subat февраль февраля фев φεβρουαριος φεβ',
  'march maart mrt marz maerz mars marzo marco marts marzec marca mart marcius март марта μαρτιος μαρ',
  'april avril avr abril abr aprile apr kwiecien kwietnia nisan aprilis апрель апреля απριλιος απρ',
  'may mei mai maj mayo maggio mag maio maja mayis mayıs majus май мая μαιος μαι',
  'june juni juin junio giugno giu junho czerwiec czerwca cze haziran junius июнь июня ιουνιος ιουν',
  'july juli juillet juil julio luglio lug julho lipiec lipca lip temmuz julius июль июля ιουλιος ιουλ',
  'august augustus aout agosto ago august sierpien sierpnia sie agustos augusztus август августа αυγουστος αυγ',
  'september septembre septiembre settembre set setembro septiembre wrzesien wrzesnia wrz eylul szeptember сентябрь сентября сен σεπτεμβριος σεπ',
  'october oktober okt octobre octubre oct ottobre ott outubro out pazdziernik pazdziernika paz ekim октябрь октября οκτωβριος οκτ',
  'november novembre noviembre novembro nov listopad listopada lis kasim kasım ноябрь ноября νοεμβριος νοε',
  'december dezember decembre diciembre dic dicembre dezembro dez dec grudzien grudnia gru aralik aralık декабрь декабря δεκεμβριος δεκ',
].map((names) => folded(names).split(' '));

/** 1–12 for a month's name or its first three or more letters; 0 for any other word. */
export function monthOf(word: string): number {
  const exact = NAMES.findIndex((names) => names.includes(word));
  if (exact !== -1 || word.length < 3) return exact + 1;
  return NAMES.findIndex((names) => names.some((name) => name.startsWith(word))) + 1;
}

/** Hours east of Greenwich. */
const ZONES = new Map(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 1,
    bst: 1,
    ist: 5.5,
    cet: 1,
    mez: 1,
    cest: 2,
    mesz: 2,
    eet: 2,
    eest: 3,
    msk: 3,
    msd: 4,
    sgt: 8,
    hkt: 8,
    awst: 8,
    jst: 9,
    kst: 9,
    acst: 9.5,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
    nst: -3.5,
    ndt: -2.5,
    ast: -4,
    adt: -3,
    at: -4,
    est: -5,
    edt: -4,
    et: -5,
    cst: -6,
    cdt: -5,
    ct: -6,
    mst: -7,
    mdt: -6,
    mt: -7,
    pst: -8,
    pdt: -7,
    pt: -8,
    akst: -9,
    akdt: -8,
    hst: -10,
    brt: -3,
    art: -3,
  }),
);

/** Minutes east of Greenwich for "+0100", "GMT-5", "EST" and the like; null when it says nothing. */
export function zoneOffset(text: string): number | null {
  const offset = /([+\-−])(\d{1,2}):?(\d{2})?\s*$/.exec(text);
  if (offset) return (offset[1] === '+' ? 1 : -1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  const hours = ZONES.get(text.trim());
  return hours === undefined ? null : hours * 60;
}
