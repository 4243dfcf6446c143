namespace Twin;

/// <summary>A grain that may owe something: a call in its outbox, an escalation, a check of silence.</summary>
[Alias("twin.IWakeable")]
public interface IWakeable : IGrainWithStringKey
{
    /// <summary>
    /// Reconciles from the grain's own state: settles owed calls and does what has become due. Harmless to repeat.
    /// The sweep calls it when the due time of the grain's card has passed; the grain itself may call it sooner.
    /// </summary>
    [Alias("Wake")]
    Task Wake(CancellationToken cancellationToken);
}
