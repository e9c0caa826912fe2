const list = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Words of grammar, counting and the calendar: they tell nothing about the kind of a sentence. */
const grammar = list(`
a an the and or but nor so yet if then than that this these those there here it its itself he him his himself she her hers
herself they them their theirs themselves i me my mine myself we us our ours ourselves you your yours yourself who whom whose
which what when where why how whether as at by for from in into of off on onto out over per to toward towards under until up
upon via with within without about above across after against along among around before behind below between beyond despite
down during except inside near outside past since through throughout versus vs w be am is are was were been being have has
had having do does did doing done will would shall should can could may might must ought not no none never ever any some
all each every either neither both few many much more most less least several own same such other others another else one ones
two three four five six seven eight nine ten eleven twelve once twice thrice half first second third last next again also
always almost already alone although because however instead just like only otherwise perhaps quite rather really still
though thus together too unless very well while yes ok okay around approximately approx about day days daily week weeks
weekly month months monthly year years yearly hour hours hourly minute minutes min mins today tonight tomorrow yesterday
morning mornings afternoon evening evenings night nights nightly weekend weekends monday tuesday wednesday thursday friday
saturday sunday january february march april may june july august september october november december time times now recent
recently currently current previous previously prior ago old older age aged early earlier late later lately soon often
sometimes usually frequently occasionally rarely seldom continue continued continues continuing remain remains remained get
gets got getting go goes went going gone come comes came coming make makes made making take takes took taken taking give
gives gave given giving keep keeps kept keeping let lets put puts see sees saw seen seeing use uses used using want wants
wanted need needs needed needing try tries tried trying thing things something anything nothing everything someone anyone
everyone nobody people person am pm a.m. p.m. x s t d isn't wasn't doesn't didn't don't can't couldn't won't wouldn't hasn't
haven't hadn't aren't weren't i'm i've i'd i'll he'd she'd they'd it'd you're we're they're that'd new good bad big little
long short high low able unable non re eg e.g i.e etc
`);

/** Stems that ordinary progress notes are made of; a sentence made of other words tells a story. */
const chart = list(`
504 aa abilit* absen* abstin* abus* accept* access* accident accidents accommodat* accomplish* achiev* acknowledg*
act* acut* adapt* add* adhd adher* adjust* administ* admit* adolesc* adult* advers* advis* advoca* affair affect*
afraid aggress* agitat* agoraphob* agree* aim* alanon alcohol* alert* allia* allow* alon* alter* ambival* anger angr*
anhedon* anniversary annoy* annual* answer* anticipat* antidepress* anxi* apartment apnea apolog* appear* appetit*
appl* appoint* approach* appropriat* area* argu* army arrang* arriv* art asian ask* assert* assess* assign* assist*
associat* assur* attach* attack* attempt* attend* attent* attire attitud* attorney* aud audio aunt author* automat*
avail* avh avoid* awak* awar* baby balanc* base* basi* basketball bdi becom* bed bedtime began begin* begun behavi*
belie* benefit* bereav* betrayal better bills binge* bipolar* birth birthday birthdays bisexual biweekly black blam*
blunt* body borderline bored boredom born boss bosses boundar* boy boyfriend* boys bp bpd breakfast breath* brief*
bright bring brings brother* brought budget burden* burnout bus busi* call* calm* campus cancel* cancer car card* care
cared career* caregiv* caring case* casually cat catastroph* caus* cbt challeng* chang* character* check* chest child*
choice* choos* chores chose* christmas chronic* church circumst* claim* clarif* class classes clean* clear* client*
clinic clinical* clinician* close closer coach* cogniti* cold collabor* collateral colleague* colleg* color* combat
comfort* commenc* commit* commun* company compar* compassion* compl* compuls* comput* concentrat* concern* conclud*
conduct* confiden* confirm* conflict* confront* confus* congru* connect* conscious* consent* consequenc* consid*
consist* constrict* consult* contact* contain* content* context* contract* contribut* control* convers* cook*
cooperat* coordinat* copay cope* coping core correct* counsel* count* coupl* court* cousin covid cowork* cpt craft*
cramp* craving* creat* cried cries crises crisis critic* cry crying cultur* custod* customer* cut cutting cycle* dad
danger* date dated dates dating daughter daycare dbt deadline* deal* death debt deceased decid* decis* declin*
decreas* deductible deep* defens* deficit* defin* degree* delay* demand* dementia demonstrat* den* depart* depend*
deployment depress* describ* desensit* desir* despair* detail* deterior* determin* develop* diabetes diagnos*
diaphragmatic diary die died diet dietitian differ* difficult* dinner direct* disab* disagree* disappoint* discharg*
disclos* discomfort discourag* discuss* dishes disheveled disord* display* disrupt* dissoci* distanc* distort*
distract* distress* disturb* division divorc* doctor* document* dog doll dollhouse dolls dosage dose* doubt* downplay*
draft drank drawing drawings dressed drink* drive* driving drop* drug* drunk due duration dx dying dysphor*
dysregulat* eat eating eats economic educat* effect* effort* either elementary elevat* eligib* email* emdr emerg*
emotion* empath* employ* empower* empt* enabl* encourag* end* energ* engag* enjoy* enough enroll* ensur* enter*
environ* episod* equip* er erp errand* establish* estim* euthym* evaluat* event* eviction evid* ex exam* excellent
excessiv* execut* exerc* exhaust* exhibit* expect* experienc* explain* explor* expos* express* extend* extern* extrem*
eye* face faced faces facilit* facing factor* fail* fair* faith famil* father* fatigu* fear* fee feedback feel* fees
felt female fewer fiance fidget* fight* file filed files filled financ* find* firearm* fired fit flashback* flat
flattened flexib* flu flushed fmla focus* follow* food form formal forms formulat* forward found frequen* friend*
frustrat* full function* fund funer* further future gad gain* gay gaze gender general generaliz* gentl* genuin* gi
girl girlfriend* girls goal* god gps grade* grandfather grandmother grandparent gratitud* great grief griev* groceries
grocery groom* ground* group* grow* guard* guid* guilt* gym habit* hallucinat* hand handl* handout hands happ* harm*
head headache headaches health* hear heard hearing hears heart heightened held help* hesit* hi hierarchy high
highlight* hire hired hiring hispanic hist* hold holding holiday* home homes homework homicid* hop* hosp* hostil*
hotline house household housing hr hurt* husband* hx hygien* hyper* idea* identif* identit* iep ifs ill illness* imag*
immedi* impact* impair* implement* import* improv* impuls* in-law inappropriat* incident* includ* incom* inconsist*
incorpor* increas* independ* indicat* individual* infant infidelity influenc* inform* initial* initiat* injur*
insecur* insight* insomn* instruct* insur* intact intak* integrat* intend* intens* intent* interact* interest*
interfer* intern* interp* interrupt* interven* interview interviewing interviews intim* introduc* intrus* invalidat*
invit* involv* ios irrit* isolat* issu* item* jealous* job* join* journal* joy judg* keep kempt kid kids kind
kindergarten kinds know* lab labil* labs lack* laid landlord languag* larg* latina latino laundry lawsuit lawyer*
layoff* lb lbs lead* learn* leave leaves leaving left legal* lend length* lesbian let lethal* letter letters level*
lgbtq life light like liked likel* likes limit* line linear link* list listed listen* lists litigation live lived
lives living local* locat* log logic* logs lone* look looked looking looks los* lot lots love* loving lunch maladapt*
male man manag* mandated mania manic manner* marijuana marital mark marked markedly marri* material materials maternal
matter* mcg mdd meal meals mean meaning meaningful means meant measur* mediat* medical medication* medicine* meditat*
meet* memor* men mental* mention* messag* met method* mg middle migraine migraines mild* military mind minded mindful*
minim* miss missed misses missing mistak* mode* modif* mom moment* money monitor* mood* mortgage mother* motiv* mourn*
move moved moving mse mum muscle na nad name named names natural nature nausea navy neatly neg* nervous* network*
neutral* newborn news nightmare* normal* not* numb number* numbing nurse nursing nutri* objective* observ* obsess*
obtain* occas* occup* occur* ocd off offer* office* ongoing open opened opening oper* opinion* opportun* oppos*
option* order orders orient* origin original outburst* outcom* outing* outlin* outlook outpatient overall overcom*
overtime overwhelm* overwork* pacing paid pain* panic* parent* park parole partial* particip* particular* parties
partner* party pass passed passing passiv* paternal patient* pattern* pay paying pays pcl pcp peer peers perceiv*
percept* perfect* perform* period* permiss* persist* person* perspect* pet phase* phone phones phq phys* place placed
plan planned planning plans platform play* pleas* point points polic* poor posit* possib* postpartum posttrau* potent*
practic* prais* prayer predict* prefer* pregnan* preocc* prepar* presc* presen* press pressur* prevent* previous*
primar* principal priorit* privac* privat* prn probabl* probation problem* process* product* profess* program*
progress* promot* prompt* pronouns propos* protect* prov* psych* pt ptsd public* pump puppet puppets purpose* qualit*
question* quiet* radical rage rais* ramble* rang* rapport rate* rating ratings ration* reach* react* read* real
realistic realiz* reason* reassur* rebuild* recall* receiv* recept* recogn* recommend* record* recover* recur* reduc*
refer* reflect* refram* refus* regain* regard* regress* regular* regulat* rehears* reinforc* reject* relaps* relat*
relax* releas* relev* relief reliev* religio* reloc* reluct* remain* rememb* remind* remission* remov* rent repeat*
repetit* replac* report* represent* request* requir* resent* resid* resili* resist* resolut* resolv* resourc* respect*
respir* respite respond* respons* rest rested restor* restrict* restructur* result* resume return* reveal* review*
revis* reward* rhythm ride rigid* risk* ritual* role* room roommate* rout* rtc ruminat* rx sadness safe* salary sand
sandbox satisf* scale scales schedul* school* scor* scream* screen* search* secur* sedat* seek seeking seeks seem
seemed seems self semester sens* separat* seriou* serve* servic* session* set* sever* sex sexual* shak* sham* share*
sharing shelter shift* shop* show* si sib* sick sign signed signif* signing signs simil* single sister* situat* skill*
sleep* slept slow* smil* smok* sober* soccer social* solution* solv* somatic son sought source* space speak* special*
specif* speech spend* spent spiritual* spoke sponsor* sport sports spous* stab* staff start* state* stay* step
stepfather stepmother steps stigma* stimul* stomach stop* store strateg* strength* stress* strict strong* struct*
struggl* stuck stud* subject* subsid* substanc* succes* sud sudden* suds suffer* suggest* suicid* summar* supervis*
supper support* surgeon surgery surviv* sustain* switch* sx symptom* system* talk talked talking talks target* task
tasks teach* team* tearful* techniqu* teen* telehealth tell telling tells temper tense tension* term* test* text*
thanksgiving theme* therap* think* thought* threat* thrive* tired* toddler* together* told toler* tone tool* top
topic* total touch toys track* train* transfer* transgender transit* transport* trauma* travel* tray treat* tremor*
trial* trigger* trip trips troubl* trust* truth turn* tutor* tx type types typic* uncertain* uncle uncomfort* underst*
unemploy* unit university unsafe unstabl* unsupport* up updat* upset* urg* vacation valid* valu* variou* verbal*
verif* veteran victim* video* view views violen* visit* visual* voc vocation* volume volunt* vulnerab* wait waiting
wakes waking wakings walk walked walking walks water weak* weather wedding weigh* welfare white widowed wife* wise
wish wishes withdraw* wnl woke woman women wonder* word* work* worr* wors* write* writing written wrote year-old yell*
zoom
`);

const whole = new Set([...grammar, ...chart].filter((word) => !word.endsWith("*")));
const stems = chart.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1));
const byStart = Map.groupBy(stems, (stem) => stem.slice(0, 2));

/** Whether a word, in lower case, belongs to grammar or to the vocabulary of a chart. */
export const isChartWord = (word: string): boolean =>
  whole.has(word) || (byStart.get(word.slice(0, 2)) ?? []).some((stem) => word.startsWith(stem));
