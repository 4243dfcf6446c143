namespace Twin.Notices;

/// <summary>A notice to be published.</summary>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Text">1 to 5,000 characters.</param>
/// <param name="Until">When it leaves the board; 30 days from now when left out.</param>
public sealed record NewNotice(string Title, string Text, AudienceBody Audience, DateTimeOffset? Until = null)
{
    internal NoticeDraft ToDraft() => new(Title, Text, Audience.ToAudience(), Until);
}
