using System.Buffers;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>Reads a payload with a site's script.</summary>
/// <param name="device">Whose message it is; null when only the script can tell.</param>
internal sealed class MappingDecoder(MappingScript script, MappingPauses pauses, string topic, string? device) : IDecoder
{
    private const int MaxBytes = 64 * 1024;

    public Decoded Decode(in ReadOnlySequence<byte> payload, DateTimeOffset arrived)
    {
        if (payload.Length > MaxBytes)
        {
            return Decoded.Nothing($"longer than {MaxBytes} bytes");
        }

        if (pauses.IsPaused(device))
        {
            return Decoded.Nothing($"the mapping's script: {CompiledMapping.Paused}");
        }

        var entries = new MappedEntries(device, arrived);
        if (script.Map(topic, device, payload.ToArray(), arrived, entries.Take) is not { } fault)
        {
            return entries.ToDecoded();
        }

        if (fault.IsLimit)
        {
            pauses.Add(device);
        }

        return Decoded.Nothing($"the mapping's script: {FaultList.Printable(fault.Reason)}");
    }
}
