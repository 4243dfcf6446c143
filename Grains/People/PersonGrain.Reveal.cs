using Twin.Access;

namespace Twin.People;

internal sealed partial class PersonGrain
{
    public async Task<Outcome<string>> Reveal(Caller caller, string field, string reason, CancellationToken cancellationToken) =>
        FindRefusal(caller, Right.Reveal) is { } refusal
            ? refusal
            : await reveals.Show(caller, Key, secrets.Open(State.Attributes!), field, reason, cancellationToken);
}
