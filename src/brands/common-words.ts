/** Words of everyday English that are also names of companies: alone they find mostly something else. */
export const COMMON_WORDS = new Set(
  `able ace acorn action active adapt alert alpha amber anchor angel apex apple arc arch arrow art ash aspect
  atlas aura avenue axis bamboo bank bar base basic basis bay beacon bear bee bell berry best better bike birch
  bird bit black blaze block bloom blue board boat bold bolt bond book boost boss bounce bound box brave bread
  breeze brick bridge bright bubble buddy buffer build bumble button buzz cake calm camp candy canvas capital
  care cart case castle cat cave cedar chain change charge chase check cherry chime choice circle city clay
  clear clever click cloud clover club coach coast coda code coin comet common compass concord copper coral core
  corner cosmos craft crane cream crown cube curve dash data dawn day deal deck deep delta diamond dig direct
  discover dish dock dog door dot dove draft dragon dream drift drive drop eagle earth east easy echo eden edge
  element elm ember emerald energy engine every evolve express eye face falcon fathom feather fern fiber field
  figure fire first fish fit five flag flame flash fleet flex float flow fly focus force forest forge form
  fortune forward fox frame free freedom fresh friend front frontier fuel future galaxy game gap garden gate gem
  gentle giant gift give glass globe glow go gold good grace grain grand grape graph gravity great green grid
  grocery ground grove grow guide happy harbor harvest haven hawk haze heart hello help hero hey high hill hive
  home honest honey hook hope horizon horse house hub huge human icon idea impact index indigo ink inner insight
  instant iron island ivory jar jet jewel join journey joy juice jump just key kind king kit kite lake lane
  launch lava leaf leap ledger lemon level life lift light like lily lime line linear link lion little live loft
  logic loop lotus loud love lucky luna magic main make mango map maple mark market marvel mask match maze meadow
  meet mega mellow melon mercury merit metal method metro mind mint mirror mist mode modern moment monarch monday
  moon more morning mosaic moss motion mountain move natural neat nest net never new next nice night nimble noble
  north notion nova now nutmeg oak oasis object ocean olive omega one onyx open optimal option orange orbit
  orchard order origin oscar otter outlook owl oyster pace pack page paint palm panda paper parcel park pass path
  peach peak pearl pebble pepper perfect phoenix pilot pine pink pixel place planet plant plaza plum point polar
  poppy portal power practice present prime prism project promise pulse pure purple quest quick quiet rain ramp
  range rapid raven reach ready real red relay remedy resolve ridge ring rise river road robin rocket root rose
  round route ruby rush sage sail salt sand satellite scale scout sea season second seed sense shade shadow shape
  share shell shift shine shop signal silver simple sky slack slate sleep slice slide smart smile smooth snap snow
  social solid sonar song sonic soul sound source south space spark sparrow spectrum spice spin spirit spot
  spring sprout square stack star start state station steam steel step stone store storm story stream street
  strike stripe strong studio summer summit sun super surf sweet swift switch table tag talent target tea team
  ten tender thrive thunder ticket tide tiger time tiny today together tomorrow torch touch tower town track
  trade trail travel tree trek tribe true trust tulip turn twin twist two ultra union unity up urban vale valley
  value vault vector velvet venture verse vibe victory view village violet vision vista vital vivid volt wave way
  west whale wheel whisper white whole wild willow wind window wing wire wise wish wolf wonder wood word work
  world yard yellow yes young zebra zen zero zest zone zoom`.split(/\s+/),
);
