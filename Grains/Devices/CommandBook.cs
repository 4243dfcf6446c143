using System.Collections.Immutable;

namespace Twin.Devices;

/// <summary>The commands of a device, oldest first: those that are open, and the newest of those that have ended.</summary>
internal sealed record CommandBook
{
    private const int MaxKept = 50;
    private const int MaxOpen = 20;
    private const int MaxAnswerLength = 1024;

    public static CommandBook Empty { get; } = new();

    /// <summary>The number of the newest.</summary>
    public int Last { get; init; }

    public ImmutableArray<CommandState> Commands { get; init; } = [];

    public bool IsFull => Commands.Count(command => command.IsOpen) >= MaxOpen;

    /// <summary>When the next of them times out; null when none is open.</summary>
    public DateTimeOffset? Due
    {
        get
        {
            DateTimeOffset? due = null;
            foreach (var command in Commands)
            {
                due = command.IsOpen && !(due <= command.Due) ? command.Due : due;
            }

            return due;
        }
    }

    /// <summary>The oldest that waits for the device.</summary>
    public CommandState? Waiting => Commands.FirstOrDefault(command => command.Status == CommandStatus.Accepted);

    public bool AwaitsEcho => Commands.Any(command => command is { Status: CommandStatus.Sent, Echoed: true });

    public CommandState? Find(int number) => Commands.FirstOrDefault(command => command.Number == number);

    /// <summary>Names of requests are their callers' own.</summary>
    public CommandState? FindKey(string by, string key) => Commands.FirstOrDefault(command => command.Key == key && command.By == by);

    /// <summary>Takes a new one in; the oldest that have ended are forgotten.</summary>
    public CommandBook Accept(CommandState command)
    {
        var kept = Commands.Add(command);
        while (kept.Length > MaxKept && kept.FirstOrDefault(old => !old.IsOpen) is { } oldest)
        {
            kept = kept.Remove(oldest);
        }

        return new CommandBook { Last = command.Number, Commands = kept };
    }

    /// <summary>It is stored as sent before it leaves, so that a crash between the two does not send it twice.</summary>
    public CommandBook Sending(CommandState command, DateTimeOffset now) =>
        Replace(command, command with { Status = CommandStatus.Sent, SentAt = now });

    /// <summary>What the attempt to send it came to.</summary>
    public CommandBook Delivered(int number, Delivery delivery, DateTimeOffset now) => Find(number) switch
    {
        null or { Status: not CommandStatus.Sent } => this,
        { } sent when delivery == Delivery.SentForEcho => Replace(sent, sent with { Echoed = true }),
        { } sent when delivery == Delivery.Sent => Replace(sent, sent with { Echoed = false }),
        { WaitsForDevice: true } away when now < away.ExpiresAt => Replace(away, away with { Status = CommandStatus.Accepted, SentAt = null }),
        { } away => End(away, CommandStatus.Failed, now, "the device is not connected, or does not listen for commands"),
    };

    /// <summary>The device's word; what has ended stays as it is.</summary>
    public CommandBook Reply(CommandReply reply, DateTimeOffset now) => Find(reply.Number) is { Status: CommandStatus.Sent } sent
        ? End(
            sent with { Answer = reply.Answer is { Length: > MaxAnswerLength } answer ? answer[..MaxAnswerLength] : reply.Answer },
            reply.Done ? CommandStatus.Acknowledged : CommandStatus.Failed,
            now,
            reply.Done ? null : "the device refused it or failed")
        : this;

    /// <summary>Ends what has waited long enough.</summary>
    public CommandBook Expire(DateTimeOffset now) => Commands.Where(command => command.IsOpen && command.Due <= now).Aggregate(this, (book, command) =>
        book.End(command, CommandStatus.TimedOut, now, command.Status == CommandStatus.Sent ? "no acknowledgement came in time" : "the device did not come back in time"));

    private CommandBook End(CommandState command, CommandStatus status, DateTimeOffset now, string? reason) =>
        Replace(Find(command.Number)!, command with { Status = status, EndedAt = now, Reason = reason });

    private CommandBook Replace(CommandState old, CommandState changed) => this with { Commands = Commands.Replace(old, changed) };
}
