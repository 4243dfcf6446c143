using System.Text.Json.Nodes;
using Twin.Access;
using Twin.Storage;

namespace Twin.Devices.Doors;

/// <summary>The commands by which a door's own memory follows.</summary>
internal static class DoorOrders
{
    private const string AddCommand = "add-credential";
    private const string RemoveCommand = "remove-credential";
    private const string KeyPrefix = "credential-";

    /// <summary>How long an order waits for a door that is away.</summary>
    private static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    public static bool IsOne(CommandState command) => command.By == Caller.System.Subject && command.Key?.StartsWith(KeyPrefix, StringComparison.Ordinal) == true;

    /// <summary>Names the order for ever, so that it is given once however often it is tried.</summary>
    public static string KeyOf(DoorCredential credential) =>
        $"{KeyPrefix}{credential.Number}-{StoredName.Of(credential.Ordered)}{(credential.Attempt == 0 ? string.Empty : $"-{credential.Attempt}")}";

    /// <param name="credential">With what is ordered.</param>
    public static CommandRequest Write(DoorCredential credential)
    {
        var parameters = new JsonObject { ["reference"] = credential.Reference, ["kind"] = StoredName.Of(credential.Kind) };
        if (credential.Ordered == DoorOrder.Add)
        {
            parameters["from"] = $"{credential.From:O}";
            parameters["until"] = credential.To is { } to ? $"{to:O}" : null;
        }

        return new CommandRequest(credential.Ordered == DoorOrder.Add ? AddCommand : RemoveCommand, parameters.ToJsonString(), WaitForDevice: true, Waits, KeyOf(credential));
    }
}
