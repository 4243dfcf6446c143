using Twin.Notices;

namespace Twin.Activities;

/// <summary>An activity to be announced.</summary>
/// <param name="Title">1 to 100 characters.</param>
/// <param name="Text">1 to 5,000 characters.</param>
/// <param name="Place">In words, 1 to 200 characters.</param>
/// <param name="Capacity">1 to 1,000 places; as many again may wait for one.</param>
/// <param name="SignUpUntil">Until it starts when left out.</param>
public sealed record NewActivity(
    string Title, string Text, string Place, AudienceBody Audience, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Capacity, DateTimeOffset? SignUpUntil = null)
{
    internal ActivityDraft ToDraft() => new(Title, Text, Place, Audience.ToAudience(), StartsAt, EndsAt, Capacity, SignUpUntil);
}
