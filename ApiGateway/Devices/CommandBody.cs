using System.Text.Json;

namespace Twin.Devices;

/// <param name="Command">A command of the device's profile.</param>
/// <param name="Parameters">An object with what the command takes.</param>
/// <param name="WaitForDevice">True: a device that is away gets it when it is back. Otherwise it fails at once.</param>
/// <param name="ExpiresIn">How long it may wait, in seconds; 300 when not given.</param>
/// <param name="Key">My own name for this request: sent again it is the same command.</param>
internal sealed record CommandBody(string Command, JsonElement? Parameters = null, bool WaitForDevice = false, int? ExpiresIn = null, string? Key = null)
{
    public CommandRequest ToRequest() => new(
        Command,
        Parameters is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given.GetRawText() : null,
        WaitForDevice,
        ExpiresIn is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Key);
}
