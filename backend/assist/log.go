package assist

// Keys of every structured log line. Customers' words, keys and tokens have none.
const (
	LogConversation = "conversation"
	LogTurn         = "turn"
	LogSuggestion   = "suggestion"
	LogChannel      = "channel"
	LogStage        = "stage"
	LogReason       = "reason"
	LogMs           = "ms"
	LogError        = "error"
)
