namespace Twin.Notices;

/// <summary>What a notice or an activity must say.</summary>
internal static class NoticeRules
{
    public const int MaxTitleLength = 100;
    public const int MaxTextLength = 5_000;
    private const int MaxReasonLength = 500;

    /// <summary>How long a notice stands that says nothing about it.</summary>
    public static readonly TimeSpan StandsFor = TimeSpan.FromDays(30);

    private static readonly TimeSpan LongestAhead = TimeSpan.FromDays(730);

    public static Refusal? FindFault(NoticeDraft draft, DateTimeOffset now) =>
        FindFault(draft.Title, draft.Text)
        ?? AudienceRules.FindFault(draft.Audience)
        ?? (draft.Until is { } until && (until <= now || until - now > LongestAhead) ? Refusal.Invalid("until", $"must be in the future, at most {LongestAhead.Days} days ahead") : null);

    public static Refusal? FindFault(string title, string text) =>
        string.IsNullOrWhiteSpace(title) || title.Length > MaxTitleLength ? Refusal.Invalid("title", $"must be 1 to {MaxTitleLength} characters")
        : string.IsNullOrWhiteSpace(text) || text.Length > MaxTextLength ? Refusal.Invalid("text", $"must be 1 to {MaxTextLength} characters")
        : null;

    public static Refusal? FindFault(string reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength ? Refusal.Invalid("reason", $"must be 1 to {MaxReasonLength} characters") : null;
}
