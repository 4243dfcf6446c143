using System.Collections.Immutable;
using System.Text;
using Jint;
using Jint.Native;
using MQTTnet;
using Twin.Devices.Dialects;

namespace Twin.Devices.Mappings;

/// <summary>Gathers what a script wants sent to a device: nothing but to topics that are the device's own.</summary>
/// <param name="owned">Topic filters of what goes down to it.</param>
internal sealed class MappedOrder(IReadOnlyList<string> owned)
{
    private const int MaxMessages = 64;
    private const int MaxBytes = 64 * 1024;

    private readonly ImmutableArray<Downlink>.Builder _messages = ImmutableArray.CreateBuilder<Downlink>();
    private bool _isEchoed;

    /// <summary>What cannot be sent; null for nothing.</summary>
    public string? Fault { get; private set; }

    public WrittenOrder ToWritten() => new(Fault is null ? _messages.ToImmutable() : [], _isEchoed);

    public void Take(string what, JsValue topic, JsValue payload, JsValue isEchoed)
    {
        var message = new Downlink(topic.AsString(), (what == "bytes" ? Encoding.Latin1 : Encoding.UTF8).GetBytes(payload.AsString()));
        Fault ??= !owned.Any(filter => MqttTopicFilterComparer.Compare(message.Topic, filter) == MqttTopicFilterCompareResult.IsMatch)
                ? $"\"{FaultList.Printable(message.Topic.Length > ObjectKey.MaxIdLength ? message.Topic[..ObjectKey.MaxIdLength] : message.Topic)}\" is not a topic of what goes down to the device"
            : message.Payload.Length > MaxBytes ? $"a message is longer than {MaxBytes} bytes"
            : _messages.Count == MaxMessages ? $"more than {MaxMessages} messages"
            : null;
        if (Fault is null)
        {
            _messages.Add(message);
            _isEchoed |= isEchoed.AsBoolean();
        }
    }
}
