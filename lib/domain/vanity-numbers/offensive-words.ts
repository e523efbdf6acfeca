/**
 * What no vanity number may say, in English and Spanish, without accents (as on a keypad). Our own list, with the
 * single words of the "List of Dirty, Naughty, Obscene and Otherwise Bad Words" (LDNOOBW, CC BY 4.0) that are
 * not plain English or Spanish in everybody's mouth.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Refused wherever they stand, inside a longer word too. */
export const refusedAnywhere = words(`
  anilingus anus apeshit arsehole asshol assmunch bastard beastial bestial bitch blowjob blumpkin bollock bondage
  boner boob bukkake bullshit bunghole butthole chink clit clusterfuck cocksuck coprophil cracka creampie cumshot
  cunnilingus cunt darkie deepthroat dildo doggystyle dominatrix dyke ejacul erotic faggot fellat feltch femdom
  fisting footjob frotting fuck fudgepack fuk futanari gangbang genital goatse gringo gook handjob hentai hooker
  incest jackoff jailbait jerkoff jiga jizz kike kinky kkk masturb milf mofo molest muffdiv naked nambla nazi
  negro nigg nipple nigga nympho orgasm orgy paedo pecker pedophil penis phuk pimp piss poof poontang poop porn
  prick pubes pussy queaf queef queer raghead rapist rectum retard rimjob rimming sadism schlong scrotum sex
  shemale shibari shit skank slut smut sodom spastic spooge spunk strapon swastika testic threesome titties titty
  tosser towelhead tranny tushy twat twink upskirt urophil vagina viagra vibrator voyeur vulva wank wetback whore
  whitepower xxx yaoi yiffy zoophil rapis molester butthurt dumbass jackass bugger minge slag wog
  bollera boludo cabron cagada cagar cagon capullo carajo chinga chocho chupapoll cojon comemierda cornudo
  culero culiad culona esperma estupid follad follar fornic gilipoll guarra hijaput hijoput hostiap huevon imbecil
  jilipoll joder jodid jodete lameculo macizorra mamada mamahuevo mamon maricon marica mariposon masturba mierda
  orgasmo orina pajero pajillero panocha pederast pelotud pendej pervert pezon pichula pinche pinga pito pollon
  prostitut putada putas puto putit putear puton racist ramera soplapoll sudaca subnormal tetas tetona tortillera
  travest verga violador vulva zorra maldit mongolic sidos
`);

/** Refused as words of their own; other words may contain them. Not all are offensive: some only sell nothing. */
export const refusedAlone = words(`
  anal arse ass asses butt butts coon coons cock cocks cum cums cumming dick dicks drug drugs fag fags fart farts
  fat fatso gay gays god homo homos hell damn damned hags hell hoe hoes hore horny hump humps humping hung
  idiot idiots jap japs jew jews kafir kill kills killed killer killers killing lesbian lesbo lust lusty moron
  morons muff murder murders murdered murderer nude nudes nudity paki panties panty perv pee peed pees peg pegging
  pig pigs pube puke quim rape raped rapes raping rapt retch scat screw screwed screws semen sexed shag shags snot
  snuff spic spics spick spit stfu stupid suck sucked sucker suckers sucking sucks suicide tard tart tarts teat
  teats terror terrorist tit tits tramp trio turd turds urine vomit weiner weirdo wiener wtf
  bomb bombs bomber die died dies dead death deaths corpse corpses crap craps crappy cripple cripples bimbo bimbos
  beaner beaners eunuch escort escorts fecal feces grope groped gropes hardcore hitler hooters hussy lolita
  lynch lynched midget midgets mong nig nigs obese nun nuns pansy pimple playboy satan satanic savage savages slave
  slaves slut smegma snatch spade squaw squirt strip stripper strippers stripped swinger swingers topless tubgirl
  ugly undress undressing virgin virgins weed whiny wimp rotten ruptured scum scums dumb dumber dumbest loser losers
  lame gimp geezer hick hillbilly heroin cocaine opium crack meth booze drunk drunks poison
  coolie faeces felch ethnic pagan heathen infidel bloody bosom bosoms breast breasts busty brothel bra bras thong
  thongs lingerie enema hiv aids std cancer tumor tumour
  ano anos asno asnos asco asquerosa asqueroso bobo boba bobos burro burra burros bastardo bastarda bruja caca cacas
  cago caga cagan cerda cerdo cerdas cerdos chocha chupa chupada chupar chupame cono conos coger cogida
  cogido coito condon cretino cretina culo culos desnuda desnudo desnudas desnudos droga drogas erotica erotico
  feo feos gorda gordo gordas gordos fascista heroina hijoputa idiota idiotas infierno infeliz judio judia
  kapullo loca loco lesbiana maciza mama mamar matar matado matador asesino asesina
  asesinos asesinato asesinar meado mear moco mocos moro moros mongolo muerta muerto muertas muertos muerte
  muere morir morira negrata nazis nalga nalgas paja pajas pedo pedos pene penes pecho pechos perra perras
  pis polla pollas porno preservativo pubis pucha puta puerca puerco rabo raja sadico sangre sexo
  sexos sexual sida sobaco suicidio suicida teta tio tonta tonto tontas tontos violar violada violado 
  violacion viola vomito zorro vagina veneno verdugo bomba bombas diablo demonio cadaver cadaveres 
`);

/** Of three letters and less, those that are refused over the boundaries of words too. */
const shortOverBoundaries = words("ano ass bbw cum fag gay hiv hoe jap jew kkk nig pis std tit");

/** Refused in the whole string, unless they lie within one word. Short harmless ones would refuse GO-DO for "god". */
export const refusedOverBoundaries: readonly string[] = [
  ...new Set([...refusedAnywhere, ...refusedAlone.filter((word) => word.length > 3), ...shortOverBoundaries]),
];

/** What makes a word of a list unfit, although it is none of those above. */
export const isRefusedWord = (word: string): boolean =>
  refusedAlone.includes(word) || refusedAnywhere.some((part) => word.includes(part));
