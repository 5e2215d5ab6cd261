export namespace app {
	
	export interface AppearanceRequest {
	    language: string;
	    theme: string;
	    onTop: boolean;
	}
	export interface ArticleRequest {
	    id: string;
	    revision: number;
	    written: string;
	}
	export interface HealthView {
	    suggested: number;
	    given: number;
	    rejected: number;
	    often: boolean;
	    blank: number;
	}
	export interface DocumentRow {
	    id: string;
	    title: string;
	    lang: string;
	    format: string;
	    source: string;
	    pack: string;
	    audience: string;
	    owner: string;
	    sample: boolean;
	    revision: number;
	    passages: number;
	    validFrom: number;
	    validUntil: number;
	    withdrawn: number;
	    importedAt: number;
	    snippet: string;
	    health: HealthView;
	}
	export interface ArticleView {
	    row: DocumentRow;
	    written: string;
	    file: string;
	}
	export interface AskRequest {
	    question: string;
	    conversationId: string;
	}
	export interface CitationView {
	    n: number;
	    documentId: string;
	    passageId: string;
	    title: string;
	    heading: string[];
	    quote: string;
	    start: number;
	    end: number;
	    origin: string;
	    internal: boolean;
	    sample: boolean;
	}
	export interface CandidateView {
	    place: CitationView;
	    lane: string;
	    question: string;
	    score: number;
	    exact: boolean;
	    similar: number;
	    covered: number;
	    margin: number;
	    bm25: number;
	    missing: number;
	    cited: boolean;
	}
	export interface DecisionView {
	    id: string;
	    action: string;
	    via: string;
	    text: string;
	    reason: string;
	    delivery: string;
	    at: number;
	}
	export interface Confidence {
	    p: number;
	    low: number;
	    n: number;
	    word: string;
	    source: string;
	}
	export interface GuessView {
	    said: string;
	    read: string;
	}
	export interface SentenceView {
	    text: string;
	    citations: number[];
	}
	export interface Card {
	    suggestionId: string;
	    conversationId: string;
	    turnId: string;
	    hash: string;
	    route: string;
	    reason: string;
	    detail: string[];
	    question: string;
	    open: string[];
	    lang: string;
	    text: string;
	    sentences: SentenceView[];
	    citations: CitationView[];
	    nearest: CitationView[];
	    sides: CitationView[];
	    guesses: GuessView[];
	    basis: string;
	    lane: string;
	    confidence?: Confidence;
	    state: string;
	    decision?: DecisionView;
	    at: number;
	    ms: number;
	    canSend: boolean;
	    warning: string;
	}
	export interface ChainReport {
	    entries: number;
	    ok: boolean;
	    badSeq: number;
	    problem: string;
	    head: string;
	}
	export interface ChangeRequest {
	    id: string;
	    audience?: string;
	    owner?: string;
	    validFrom?: number;
	    validUntil?: number;
	}
	export interface ChannelForm {
	    kind: string;
	    url: string;
	    hasToken: boolean;
	    listen: boolean;
	}
	export interface ChannelRequest {
	    kind: string;
	    url: string;
	    token: string;
	    listen: boolean;
	    forgetToken: boolean;
	}
	export interface ChannelView {
	    name: string;
	    code: string;
	    detail: string;
	    retry: number;
	    listen: boolean;
	}
	
	
	export interface ConversationRequest {
	    id: string;
	}
	export interface ConversationRow {
	    id: string;
	    channel: string;
	    customer: string;
	    last: string;
	    lastRole: string;
	    lastKind: string;
	    lastAt: number;
	    waitingAt: number;
	    outcome: string;
	    decided: string;
	    route: string;
	    ended: boolean;
	    typing: boolean;
	}
	export interface TurnView {
	    id: string;
	    role: string;
	    kind: string;
	    name: string;
	    text: string;
	    at: number;
	    outcome: string;
	    delivery: string;
	    suggestionId: string;
	}
	export interface ConversationView {
	    row: ConversationRow;
	    turns: TurnView[];
	    card?: Card;
	    stage: string;
	}
	export interface DecideRequest {
	    suggestionId: string;
	    hash: string;
	    action: string;
	    via: string;
	    text: string;
	    reason: string;
	    note: string;
	    confirmed: boolean;
	}
	
	export interface DocumentRequest {
	    id: string;
	    revision?: number;
	}
	
	export interface PassageView {
	    id: string;
	    kind: string;
	    heading: string[];
	    questions: string[];
	    start: number;
	    end: number;
	}
	export interface DocumentView {
	    row: DocumentRow;
	    text: string;
	    passages: PassageView[];
	}
	export interface DocumentsPage {
	    total: number;
	    rows: DocumentRow[];
	}
	export interface DocumentsRequest {
	    query: string;
	    lang: string;
	    first: string;
	    only: string;
	    offset: number;
	    limit: number;
	}
	export interface DraftPassage {
	    kind: string;
	    heading: string[];
	    questions: string[];
	    text: string;
	}
	export interface SkipView {
	    name: string;
	    line: number;
	    page: number;
	    code: string;
	    detail: string;
	}
	export interface DraftView {
	    title: string;
	    passages: DraftPassage[];
	    all: number;
	    skipped: SkipView[];
	}
	export interface ErrorView {
	    code: string;
	    message: string;
	    detail: Record<string, string>;
	}
	export interface JobReport {
	    added: number;
	    changed: number;
	    unchanged: number;
	    removed: number;
	    passages: number;
	    internal: number;
	    replaced: string[];
	    skipped: SkipView[];
	    allSkipped: number;
	}
	export interface JobView {
	    id: string;
	    kind: string;
	    paths: string[];
	    audience: string;
	    state: string;
	    started: number;
	    ended: number;
	    file: string;
	    done: number;
	    total: number;
	    bytes: number;
	    allBytes: number;
	    rate: number;
	    left: number;
	    report: JobReport;
	    error?: ErrorView;
	}
	export interface Event {
	    epoch: string;
	    seq: number;
	    kind: string;
	    conversationId: string;
	    row?: ConversationRow;
	    turns: TurnView[];
	    card?: Card;
	    stage: string;
	    trouble: string;
	    channel?: ChannelView;
	    job?: JobView;
	}
	export interface FolderRequest {
	    path: string;
	    audience: string;
	}
	export interface FolderView {
	    path: string;
	    audience: string;
	    files: number;
	    there: boolean;
	}
	
	
	export interface ImportRequest {
	    paths: string[];
	    audience: string;
	}
	
	export interface JobRequest {
	    id: string;
	}
	
	export interface KnowledgeRequest {
	    path: string;
	}
	export interface PackRequest {
	    id: string;
	}
	export interface PackView {
	    id: string;
	    titleZh: string;
	    titleEn: string;
	    installed: boolean;
	    documents: number;
	    missing: number;
	}
	
	export interface PhraseView {
	    code: string;
	    title: string;
	    text: string;
	    pack: string;
	}
	export interface PhrasesRequest {
	    lang: string;
	}
	export interface PickRequest {
	    audience: string;
	}
	export interface ProposalRequest {
	    id: string;
	    state: string;
	    by: string;
	}
	export interface ProposalView {
	    id: string;
	    kind: string;
	    words: string[];
	    means: string[];
	    passageId: string;
	    question: string;
	    source?: CitationView;
	    note: string;
	    state: string;
	    by: string;
	    at: number;
	    ruledBy: string;
	    ruledAt: number;
	}
	export interface ProposalsRequest {
	    state: string;
	}
	export interface ProposeRequest {
	    kind: string;
	    words: string[];
	    means: string[];
	    passageId: string;
	    question: string;
	    note: string;
	    by: string;
	}
	export interface ReceivedView {
	    conversationId: string;
	    suggestionId: string;
	    action: string;
	    delivery: string;
	    at: number;
	}
	
	export interface SettingsView {
	    language: string;
	    theme: string;
	    systemLanguage: string;
	    onTop: boolean;
	    channel: ChannelForm;
	    knowledgeFile: string;
	    knowledgeWanted: string;
	    dataDir: string;
	    version: string;
	    window: boolean;
	    keychain: boolean;
	    packs: PackView[];
	}
	
	export interface Snapshot {
	    epoch: string;
	    seq: number;
	    conversations: ConversationRow[];
	    channels: ChannelView[];
	}
	export interface Today {
	    turns: number;
	    shown: number;
	    escalated: number;
	    accepted: number;
	    edited: number;
	    own: number;
	    rejected: number;
	    handedOver: number;
	    reasons: Record<string, number>;
	    entries: number;
	}
	export interface TryRequest {
	    question: string;
	}
	export interface TryView {
	    kind: string;
	    card?: Card;
	    candidates: CandidateView[];
	    ms: number;
	}
	
	export interface UseView {
	    passages: Record<string, number>;
	}
	export interface WithdrawRequest {
	    id: string;
	    restore: boolean;
	}
	export interface WithdrawnView {
	    row: DocumentRow;
	    received: ReceivedView[];
	}
	export interface WriteRequest {
	    conversationId: string;
	    text: string;
	    confirmed: boolean;
	}

}

