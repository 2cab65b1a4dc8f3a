"""What the bank's kinds of question and its professions are called on the screen."""

KINDS = {
    "behavioural": "Something you did",
    "personal": "About you",
    "knowledge": "What you know",
    "task": "A task",
    "practical": "Practical",
}
PROFESSIONS = {
    "any": "For anybody",
    "care": "Health and care",
    "teaching": "Teaching",
    "retail": "Shops and hospitality",
    "finance": "Finance",
    "engineering": "Engineering",
    "public": "Public service",
    "trades": "Trades",
    "it": "Software and data",
}
