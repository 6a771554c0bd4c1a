/** Countries as sources write them: two letters, three letters, or the English name. */
import { nearestWord } from './did-you-mean.ts';
import { fold } from './fold.ts';

/** ISO 3166-1: alpha-3 behind alpha-2. */
const CODES =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB ' +
  'BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR ' +
  'BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR ' +
  'CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK ' +
  'FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS ' +
  'GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ' +
  'ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO ' +
  'LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD ' +
  'MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER ' +
  'NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM ' +
  'PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP ' +
  'SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF ' +
  'TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY ' +
  'UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE';

/** What people and sources also write. */
const ALSO: Record<string, string> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  'northern ireland': 'GB',
  america: 'US',
  'united states of america': 'US',
  turkey: 'TR',
  'czech republic': 'CZ',
  'ivory coast': 'CI',
  'the netherlands': 'NL',
  holland: 'NL',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  'hong kong': 'HK',
  macau: 'MO',
};

type Known = { codes: Map<string, string>; names: Map<string, string> };
let known: Known | null = null;
const regions = new Intl.DisplayNames('en', { type: 'region' });

/** Built at the first question: most rules never ask. */
function knownCountries(): Known {
  if (known) return known;
  const pairs = CODES.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(2)] as const);
  const codes = new Map(pairs.flatMap(([two, three]) => [[two, two] as const, [three, two] as const]));
  const names = new Map(pairs.map(([two]) => [fold(countryName(two)).text, two] as const));
  known = { codes: codes.set('UK', 'GB'), names: new Map([...names, ...Object.entries(ALSO)]) };
  return known;
}

/** A country by its code or its English name, as two capital letters; null when it is none. */
export function countryOf(value: string): string | null {
  const { codes, names } = knownCountries();
  return codes.get(value.trim().toUpperCase()) ?? names.get(fold(value.trim()).text) ?? null;
}

/** The English name behind two letters. */
export function countryName(code: string): string {
  return regions.of(code) ?? code;
}

/** The country of a place: a code or name by itself, or a name behind the last comma. Codes behind commas may be states. */
export function countryOfPlace(location: string): string | null {
  const whole = countryOf(location);
  const last = location.lastIndexOf(',');
  if (whole || last < 0) return whole;
  return knownCountries().names.get(fold(location.slice(last + 1).trim()).text) ?? null;
}

/** Null for a country. */
export function countryProblem(value: string): string | null {
  if (countryOf(value)) return null;
  const { names } = knownCountries();
  const nearest = nearestWord(fold(value).text, [...names.keys()]);
  const meant = nearest ? ` Did you mean country:${names.get(nearest)!.toLowerCase()}?` : '';
  return `“${value}” is no country. Write its two letters, as in country:de.${meant}`;
}
