namespace Twin.Devices;

/// <summary>Makes a command of a request, or says why not.</summary>
internal static class CommandIntake
{
    private const int MaxKeyLength = 64;

    public static Outcome<CommandState> Accept(
        CommandBook commands, DeviceProfile? profile, CommandRequest request, string by, TimeSpan longestWait, DateTimeOffset now)
    {
        var known = profile is null || profile.Commands.IsDefault ? [] : profile.Commands;
        if (known.FirstOrDefault(candidate => candidate.Id == request.Command) is not { } command)
        {
            return Refusal.Invalid("command", known.IsEmpty ? "the device's profile has no commands" : $"must be one of {string.Join(", ", known.Select(candidate => candidate.Id))}");
        }

        if (request.ExpiresIn is not { } wait || wait < TimeSpan.FromSeconds(1) || wait > longestWait)
        {
            return Refusal.Invalid("expiresIn", "must be 1 second to 7 days");
        }

        if (request.Key is { } key && (key.Length > MaxKeyLength || !ObjectKey.IsValidId(key)))
        {
            return Refusal.Invalid("key", $"must be 1 to {MaxKeyLength} letters, digits or -_.:");
        }

        if (commands.IsFull)
        {
            return Refusal.TooMany("Too many commands of this device are under way.");
        }

        var values = CommandRules.Read(command, request.Parameters);
        return !values.Succeeded ? values.Refusal : new CommandState
        {
            Number = commands.Last + 1,
            Key = request.Key,
            Command = command.Id,
            Method = command.Method ?? command.Id,
            Writes = command.Writes,
            Values = values.Value,
            By = by,
            AcceptedAt = now,
            ExpiresAt = now + wait,
            WaitsForDevice = request.WaitForDevice,
            Timeout = command.Timeout ?? DeviceCommand.DefaultTimeout,
        };
    }
}
