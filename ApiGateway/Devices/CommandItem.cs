using System.Text.Json;

namespace Twin.Devices;

/// <summary>A command as it stands: accepted › sent › acknowledged, or failed, or timed out.</summary>
internal sealed record CommandItem(
    int Number,
    string Command,
    JsonElement Parameters,
    CommandStatus Status,
    string By,
    DateTimeOffset AcceptedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? EndedAt,
    string? Reason,
    string? Answer)
{
    public static CommandItem Of(CommandSnapshot command) => new(
        command.Number,
        command.Command,
        JsonElement.Parse(command.Parameters),
        command.Status,
        command.By,
        command.AcceptedAt,
        command.ExpiresAt,
        command.SentAt,
        command.EndedAt,
        command.Reason,
        command.Answer);
}
