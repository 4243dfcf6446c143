using Acornima.Ast;
using Jint;
using Microsoft.Extensions.ObjectPool;

namespace Twin.Devices.Mappings;

/// <summary>Engines of one script.</summary>
internal sealed class MappingEnginePolicy(Prepared<Script> script, TimeSpan timeout) : PooledObjectPolicy<MappingEngine>
{
    public override MappingEngine Create() => new(script, timeout);

    public override bool Return(MappingEngine obj) => obj.IsGood;
}
