using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Analytics.Core.Tests.Conventions;

/// <summary>Finds calls in compiled code: what a search in sources could miss.</summary>
internal static class CallSites
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Methods of the assembly that call, or take the address of, a method of the same assembly: one entry for each such instruction.</summary>
    public static IReadOnlyList<string> Of(MethodBase method)
    {
        using var file = new PEReader(File.OpenRead(method.Module.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var callers = new List<string>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var definition = metadata.GetMethodDefinition(handle);
            if (definition.RelativeVirtualAddress == 0) continue;
            var instructions = file.GetMethodBody(definition.RelativeVirtualAddress).GetILReader();
            foreach (int token in TokensIn(ref instructions))
            {
                if (token == method.MetadataToken) callers.Add($"{metadata.GetString(metadata.GetTypeDefinition(definition.GetDeclaringType()).Name)}.{metadata.GetString(definition.Name)}");
            }
        }
        return callers;
    }

    private static List<int> TokensIn(ref BlobReader instructions)
    {
        var tokens = new List<int>();
        while (instructions.RemainingBytes > 0)
        {
            int first = instructions.ReadByte();
            var code = OpCodesByValue[first == 0xFE ? unchecked((short)(0xFE00 | instructions.ReadByte())) : (short)first];
            switch (code.OperandType)
            {
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: instructions.Offset += 1; break;
                case OperandType.InlineVar: instructions.Offset += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: instructions.Offset += 8; break;
                case OperandType.InlineSwitch:
                    int targets = instructions.ReadInt32();
                    instructions.Offset += 4 * targets;
                    break;
                case OperandType.InlineMethod or OperandType.InlineTok: tokens.Add(instructions.ReadInt32()); break;
                default: instructions.Offset += 4; break;
            }
        }
        return tokens;
    }
}
